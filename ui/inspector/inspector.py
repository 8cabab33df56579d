"""The inspector: reads one release beside a list, follows changes, carries the action bar."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from relapp.domain.changes import Changes, Kind
from relapp.domain.journal import Entry
from relapp.domain.permission import can_stop
from relapp.domain.vocabulary import Status
from relapp.errors import RelappError
from relapp.services.history import HistoryService
from relapp.services.releases import ReleasesService
from relapp.services.views import ReleaseView
from relapp.wording.errors import word, word_refusal
from ui.actions.page import PageContext
from ui.inspector import facts
from ui.inspector.body import InspectorBody
from ui.inspector.commands import ReleaseCommands
from ui.inspector.parts import ActionBar, Identity
from ui.inspector.rows import RequirementRow
from ui.kit import metrics, theme
from ui.kit.state_panel import StatePanel

ACTIVITIES = 4
MINUTE = 60_000

Loaded = tuple[ReleaseView, tuple[Entry, ...]]


class Inspector(QFrame):
    """Shows one release beside a list; reads it itself and follows changes.

    Signals:
        address_requested: the link of a condition, change or the whole list was followed.
        open_requested: key of the release to open as a page.
        close_requested: the person put the panel away.
    """

    address_requested = Signal(str)
    open_requested = Signal(int)
    close_requested = Signal()

    def __init__(
        self,
        context: PageContext,
        commands: ReleaseCommands,
        *,
        releases: ReleasesService,
        history: HistoryService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._commands = commands
        self._releases = releases
        self._history = history
        self._wanted: int | None = None
        self._view: ReleaseView | None = None
        self._entries: tuple[Entry, ...] = ()
        self.setProperty("surface", "pane")
        self.setObjectName("inspector")
        self.setAccessibleName(self.tr("详情栏"))
        self.setMinimumWidth(theme.current().px(metrics.INSPECTOR_MIN))
        self.setMaximumWidth(theme.current().px(metrics.INSPECTOR_MAX))
        self._build()
        context.hub.changed.connect(self._on_changed)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self._render)
        self._minute.start()

    @property
    def identity(self) -> Identity:
        """The head with name, stepper and the buttons that pin, open and close."""
        return self.body.identity

    @property
    def pinned(self) -> bool:
        """Whether it stays with its release instead of following the selection."""
        return self.identity.pin_button.isChecked()

    def release_id(self) -> int | None:
        """Return the key of the release shown or being read."""
        return self._wanted

    def view(self) -> ReleaseView | None:
        """Return what is shown, None while nothing is."""
        return self._view

    def follow(self, release_id: int | None) -> None:
        """Show the selected release, unless the panel is pinned to another."""
        if self.pinned and self._wanted is not None:
            return
        self.show_release(release_id)

    def show_release(self, release_id: int | None) -> None:
        """Show a release; what is shown stays in sight until the new one is read."""
        self._wanted = release_id
        if release_id is None:
            self._view = None
            self._say_nothing()
            return
        self._state.start_loading()
        self.reload()

    def reload(self) -> None:
        """Read the release again."""
        if self._wanted is not None:
            load = partial(self._load, self._wanted)
            self._context.tasks.read(load, self._on_read, self._on_failed, slot="inspector")

    def rows(self) -> tuple[RequirementRow, ...]:
        """Return the conditions listed now, blocking ones first."""
        return self.body.rows()

    def show_refusal(self, error: RelappError) -> None:
        """Say above the list what was refused just now."""
        words = word(error, self._context.zone).of(self._context.language)
        self.body.refusal_label.setText(words)
        self.body.refusal_label.show()

    def _load(self, release_id: int) -> Loaded:
        """Read on the worker."""
        return self._releases.view(release_id), self._history.of_release(release_id, ACTIVITIES)

    def _on_read(self, loaded: Loaded) -> None:
        view, entries = loaded
        if view.facts.release.id != self._wanted:
            return
        self._view, self._entries = view, entries
        self.body.refusal_label.hide()
        self._render()
        self._state.show_content()

    def _on_failed(self, error: RelappError) -> None:
        if self._view is None:
            words = word(error, self._context.zone).of(self._context.language)
            self._state.show_failed(self.tr("读不到这个发布"), words)

    def _on_changed(self, changes: Changes) -> None:
        if self._wanted is not None and changes.touches(Kind.RELEASE, self._wanted):
            self.reload()

    def _build(self) -> None:
        content = QWidget(self)
        self.body = InspectorBody(self._context, content)
        self.body.address_requested.connect(self.address_requested)
        self.identity.close_button.clicked.connect(self.close_requested)
        self.identity.open_button.clicked.connect(self._on_open)
        self.actions_bar = ActionBar(content)
        self.actions_bar.advance_button.clicked.connect(self._on_advance)
        self.actions_bar.remind_button.clicked.connect(self._on_remind)
        self.actions_bar.more_button.clicked.connect(self._on_more)
        pile = QVBoxLayout(content)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(0)
        pile.addWidget(self.body, 1)
        pile.addWidget(self.actions_bar)
        self._state = StatePanel(content, self, name="inspector.state")
        self._state.retry_requested.connect(self.reload)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._state)
        self._say_nothing()

    def _say_nothing(self) -> None:
        hint = self.tr("用方向键或鼠标选一张卡片，这里说明它还差什么。")
        self._state.show_empty("info", self.tr("没有选中发布"), hint)

    def _render(self) -> None:
        view = self._view
        if view is None:
            return
        self.body.show_view(view, self._entries)
        gate = facts.gate(view, self._context.me, self._context.language)
        people = {name for need in view.blockers for name in need.people}
        self.actions_bar.show_gate(gate, len(people))
        self.actions_bar.setVisible(view.facts.release.live)

    def _on_open(self) -> None:
        if self._wanted is not None:
            self.open_requested.emit(self._wanted)

    def _on_advance(self) -> None:
        if self._view is not None:
            release = self._view.facts.release
            self._commands.advance(release.id, release.number, release.version)

    def _on_remind(self) -> None:
        if self._wanted is not None:
            self._commands.remind([self._wanted])

    def _on_more(self) -> None:
        if self._view is None:
            return
        menu = self.more_menu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        height = menu.sizeHint().height()
        menu.popup(self.actions_bar.more_button.mapToGlobal(QPoint(0, -height)))

    def more_menu(self, view: ReleaseView) -> QMenu:
        """Return the menu of what is done rarely; what may not be done says why."""
        release = view.facts.release
        refusal = can_stop(self._context.me, view.facts)
        why = word_refusal(refusal).of(self._context.language) if refusal else ""
        held = release.status is Status.ON_HOLD
        first = (self.tr("恢复"), self._commands.resume)
        if not held:
            first = (self.tr("挂起…"), self._commands.hold)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for words, command in (first, (self.tr("取消发布…"), self._commands.cancel)):
            action = QAction(words, menu)
            action.setEnabled(not why)
            action.setToolTip(why or words)
            # The slot drops the "checked" of the signal.
            run = partial(command, release.id, release.number)
            action.triggered.connect(lambda _checked=False, run=run: run())
            menu.addAction(action)
        return menu
