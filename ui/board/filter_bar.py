"""The bar that narrows the board: view, words, drop-downs, switches; and the new-release button."""

from collections.abc import Hashable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QLineEdit, QWidget

from relapp.domain.text import Language
from relapp.domain.vocabulary import ReleaseMode, ReleaseType
from relapp.wording import terms
from ui.board.filter_state import BoardFilter
from ui.board.loading import Surroundings
from ui.kit import icons, metrics, theme
from ui.kit.badges import KeyHint
from ui.kit.buttons import Button, IconButton, PrimaryButton
from ui.kit.filter_combo import FilterCombo
from ui.kit.filter_popup import Option
from ui.kit.labels import divider
from ui.kit.segmented import SegmentedControl

DEBOUNCE: Final = 120
"""Milliseconds without a key before the words are looked for."""
_GROUPS: Final = {
    "type": "types",
    "mode": "modes",
    "application": "applications",
    "owner": "owners",
    "process": "processes",
    "window": "windows",
}


class FilterBar(QFrame):
    """Filters of board, lanes and table.

    Signals:
        changed: the BoardFilter a person set.
        view_chosen: `board` or `table`.
        lanes_toggled: lanes (or groups of the table) by window wanted.
        new_requested: a new release is wanted.
    """

    changed = Signal(object)
    view_chosen = Signal(str)
    lanes_toggled = Signal(bool)
    new_requested = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._filter = BoardFilter()
        self.setProperty("surface", "bar")
        self.setObjectName("board.filters")
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(DEBOUNCE)
        self._typed.timeout.connect(self._on_typed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 12, 0)
        self._row.setSpacing(8)
        # The bar hides what does not fit; its wishes must not widen the window.
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setFixedHeight(theme.current().px(metrics.FILTER_BAR))
        self._build_views()
        self._build_text()
        self.combos = self._build_combos()
        self.switches = self._build_switches()
        self._row.addStretch(1)
        self.clear_button = IconButton("close", self.tr("清除筛选"), self, name="filters.clear")
        self.clear_button.clicked.connect(self.clear)
        self.new_button = PrimaryButton(
            self.tr("新建发布"), self, icon="plus", key="Ctrl N", name="release.new"
        )
        self.new_button.clicked.connect(self.new_requested)
        self._row.addWidget(self.clear_button)
        self._row.addWidget(self.new_button)
        self._show()

    def value(self) -> BoardFilter:
        """Return the filter as it is set."""
        return self._filter

    def set_value(self, value: BoardFilter) -> None:
        """Show another filter without telling anybody."""
        self._typed.stop()
        self._filter = value
        self._show()

    def clear(self) -> None:
        """Take every filter off."""
        self._change(BoardFilter(history=self._filter.history))
        with QSignalBlocker(self.text_edit):
            self.text_edit.setText("")

    def set_options(self, around: Surroundings) -> None:
        """Offer the applications, people, processes and windows there are."""
        numbered = self.tr("第 {n} 窗口")
        self.combos["application"].set_options(
            [Option(a.id, a.name) for a in around.applications if a.active]
        )
        self.combos["owner"].set_options([Option(p.id, p.name) for p in around.people if p.active])
        self.combos["process"].set_options(
            [Option(d.code, f"{d.code} {d.name.of(self._language)}") for d in around.processes]
        )
        self.combos["window"].set_options(
            [Option(w.id, numbered.format(n=w.number)) for w in around.windows]
        )
        self._show()

    def set_view(self, view: str, lanes: bool) -> None:
        """Show which view is on."""
        self.views.set_current(view)
        table = view == "table"
        self.lanes_button.setText(self.tr("按窗口分组") if table else self.tr("按窗口泳道"))
        self.lanes_button.setChecked(lanes)
        self._fit()

    def focus_text(self) -> None:
        """Put the cursor into the words."""
        self.text_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text_edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the words by Esc: first empty them, then go back to the cards."""
        if watched is self.text_edit and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() == Qt.Key.Key_Escape and self.text_edit.text():
                self.text_edit.clear()
                return True
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """Want no width: what does not fit is hidden."""
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit, least needed first."""
        super().resizeEvent(event)
        self._fit()

    def _build_views(self) -> None:
        self.views = SegmentedControl(self, name="board.view", spoken=self.tr("视图"))
        self.views.add("board", self.tr("看板"), "board")
        self.views.add("table", self.tr("表格"), "table")
        self.views.chosen.connect(self.view_chosen)
        self.lanes_button = Button(self.tr("按窗口泳道"), self, icon="lanes", name="board.lanes")
        self.lanes_button.setCheckable(True)
        self.lanes_button.clicked.connect(self.lanes_toggled)
        self._row.addWidget(self.views)
        self._row.addWidget(self.lanes_button)
        self._row.addWidget(divider(self))

    def _build_text(self) -> None:
        self.text_edit = QLineEdit(self)
        self.text_edit.setObjectName("filters.text")
        self.text_edit.setPlaceholderText(self.tr("筛选"))
        self.text_edit.setAccessibleName(self.tr("按编号、应用、标题、变更单筛选"))
        self.text_edit.addAction(
            icons.icon("filter", "text_3", 14), QLineEdit.ActionPosition.LeadingPosition
        )
        self.text_edit.setFixedWidth(theme.current().px(112))
        self.text_edit.textEdited.connect(self._typed.start)
        self.text_edit.textChanged.connect(self._on_text_changed)
        self.text_edit.returnPressed.connect(self._on_typed)
        self.text_edit.installEventFilter(self)
        self._hint = KeyHint("/", self.text_edit)
        hint_row = QHBoxLayout(self.text_edit)
        hint_row.setContentsMargins(0, 0, 6, 0)
        hint_row.addStretch(1)
        hint_row.addWidget(self._hint)
        self._row.addWidget(self.text_edit)

    def _build_combos(self) -> dict[str, FilterCombo]:
        say = self._language
        titles = {
            "type": self.tr("类型"),
            "mode": self.tr("方式"),
            "application": self.tr("应用"),
            "owner": self.tr("负责人"),
            "process": self.tr("流程"),
            "window": self.tr("窗口"),
        }
        combos = {
            key: FilterCombo(words, (), self, name=f"filters.{key}")
            for key, words in titles.items()
        }
        types = [Option(t, terms.TYPE_SHORT[t].of(say)) for t in ReleaseType]
        combos["type"].set_options(types)
        combos["mode"].set_options([Option(m, terms.MODE_SHORT[m].of(say)) for m in ReleaseMode])
        for combo in combos.values():
            combo.changed.connect(self._on_combo_changed)
            self._row.addWidget(combo)
        return combos

    def _build_switches(self) -> dict[str, Button]:
        switches = {
            "blocked": Button(self.tr("只看阻塞"), self, icon="blocked", name="filters.blocked"),
            "today": Button(self.tr("今天到期"), self, icon="clock", name="filters.today"),
            "mine": Button(self.tr("我的"), self, icon="person", name="filters.mine"),
        }
        for button in switches.values():
            button.setCheckable(True)
            button.clicked.connect(self._on_switched)
            self._row.addWidget(button)
        return switches

    def _on_typed(self) -> None:
        self._typed.stop()
        self._change(self._filter.changed("text", self.text_edit.text().strip()))

    def _on_text_changed(self, text: str) -> None:
        self._hint.setVisible(not text)
        if not text:
            self._typed.start()

    def _on_combo_changed(self, values: frozenset[Hashable]) -> None:
        for key, combo in self.combos.items():
            if combo is self.sender():
                self._change(self._filter.changed(_GROUPS[key], values))

    def _on_switched(self, on: bool) -> None:
        for key, button in self.switches.items():
            if button is self.sender():
                self._change(self._filter.changed(key, on))

    def _change(self, value: BoardFilter) -> None:
        if value == self._filter:
            return
        self._filter = value
        self._show()
        self.changed.emit(value)

    def _show(self) -> None:
        if self.text_edit.text().strip() != self._filter.text and not self._typed.isActive():
            with QSignalBlocker(self.text_edit):
                self.text_edit.setText(self._filter.text)
        self._hint.setVisible(not self.text_edit.text())
        for key, combo in self.combos.items():
            combo.set_values(getattr(self._filter, _GROUPS[key]))
        for key, button in self.switches.items():
            button.setChecked(getattr(self._filter, key))
        self.clear_button.setVisible(self._filter.narrows)
        self._fit()

    def _fit(self) -> None:
        """Hide drop-downs from the least used on until the bar fits; set ones always stay."""
        optional = ["window", "process", "owner", "application"]
        combos = self.combos
        for key in optional:
            combos[key].setVisible(key != "window" or combos[key].restricts())
        for key in optional:
            if self._wanted() <= self.width():
                break
            combos[key].setVisible(combos[key].restricts())

    def _wanted(self) -> int:
        """Return the width of everything in sight, side by side."""
        parts = [self._row.itemAt(place) for place in range(self._row.count())]
        widgets = [part.widget() for part in parts if part is not None]
        shown = [w for w in widgets if w is not None and not w.isHidden()]
        margins = self._row.contentsMargins()
        gaps = self._row.spacing() * len(shown) + margins.left() + margins.right()
        return gaps + sum(
            w.sizeHint().width() if w.minimumWidth() == 0 else w.minimumWidth() for w in shown
        )
