"""The tab 动态: every line of the journal about this release, worded, to filter and to copy."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QTableView, QVBoxLayout, QWidget

from relapp.domain.journal import Entry
from relapp.errors import RelappError
from relapp.services.views import ReleaseView
from relapp.wording import journal
from ui.kit import copying, style, theme, views
from ui.kit.labels import label
from ui.kit.segmented import SegmentedControl
from ui.kit.state_panel import StatePanel
from ui.kit.table_model import Column, RecordTableModel
from ui.release.desk import ReleaseDesk
from ui.release.history_words import change_text, topic_of, who
from ui.release.panel import Panel

LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line: the entry and its words."""

    entry: Entry
    said: str
    changed: str
    who: str


class HistoryPanel(Panel):
    """Reads when it is looked at; new lines come in at the top."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: tuple[HistoryRow, ...] = ()
        self._view: ReleaseView | None = None
        self._stale = True
        self.table = QTableView(self)
        self.model: RecordTableModel[HistoryRow] = RecordTableModel(
            self._columns(), key=lambda row: row.entry.seq, sentence=self._sentence, parent=self
        )
        self.state = StatePanel(self.table, self, name="history.state")
        self._build()

    def show_view(self, view: ReleaseView, *, fresh: bool) -> None:
        """Read the journal of the release, now or when the tab is opened."""
        self._view = view
        self._stale = True
        if fresh:
            self._rows = ()
            self.model.set_records(())
        if self.isVisible():
            self._read()

    def came_into_view(self) -> None:
        """Read if something happened since."""
        if self._stale:
            self._read()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        if self._view is None:
            return
        self._stale = False
        self.state.start_loading()
        call = partial(self.desk.services.history.of_release, self._view.facts.release.id, LIMIT)
        self.desk.tasks.read(call, self._on_read, self._on_failed, slot="history")

    def _on_read(self, entries: tuple[Entry, ...]) -> None:
        if self._view is None:
            return
        people = {person.id: person.name for person in self.desk.people}
        self._rows = tuple(
            HistoryRow(
                entry,
                self.words.of(journal.sentence(entry)),
                change_text(entry, self.words, self._view.definition, people),
                who(entry, self.words),
            )
            for entry in entries
        )
        self._filter()

    def _on_failed(self, error: RelappError) -> None:
        self._stale = True
        self.state.show_failed(self.tr("读不到动态"))
        self.desk.refused.emit(error, self._read)

    def _filter(self) -> None:
        topic = self.topics.current()
        needle = self.search.text().strip().casefold()
        shown = tuple(
            row
            for row in self._rows
            if (topic == "all" or topic_of(row.entry.event) == topic)
            and needle in f"{row.who} {row.said} {row.changed}".casefold()
        )
        self.model.set_records(shown)
        self._count.setText(self.tr("{count} 条").format(count=len(shown)))
        if shown or not self._rows:
            self.state.show_content()
        else:
            self.state.show_empty("filter", self.tr("没有符合的动态"), link=self.tr("清除筛选"))

    def _clear_filter(self) -> None:
        self.search.clear()
        self.topics.set_current("all")
        self._filter()

    def _columns(self) -> tuple[Column[HistoryRow], ...]:
        return (
            Column(
                key="at",
                title=self.tr("时间"),
                text=lambda row: self.words.moment(row.entry.at),
                sort=lambda row: row.entry.seq,
                width=170,
            ),
            Column(key="who", title=self.tr("人员"), text=lambda row: row.who, width=120),
            Column(key="what", title=self.tr("事项"), text=lambda row: row.said, width=420),
            Column(key="change", title=self.tr("变化"), text=lambda row: row.changed, width=0),
        )

    def _sentence(self, row: HistoryRow) -> str:
        return self.words.join(self.words.moment(row.entry.at), row.who, row.said, row.changed)

    def _on_menu_requested(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("复制所选"), partial(copying.copy_selection, self.table))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _build(self) -> None:
        now = theme.current()
        views.prepare_table(self.table, name="history.table", spoken=self.tr("动态"), several=True)
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        views.set_column_widths(self.table.horizontalHeader(), self.model.columns)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu_requested)
        self.search = style.named(QLineEdit(self), "history.search", self.tr("筛选动态"))
        self.search.setPlaceholderText(self.tr("筛选：人员、事项、内容"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(now.px(240))
        self.search.textChanged.connect(self._filter)
        self.topics = SegmentedControl(self, name="history.topic", spoken=self.tr("类别"))
        for key, words in (
            ("all", self.tr("全部")),
            ("checks", self.tr("检查与交付物")),
            ("approval", self.tr("审批")),
            ("plan", self.tr("方案与文档")),
            ("run", self.tr("步骤")),
            ("release", self.tr("发布")),
        ):
            self.topics.add(key, words, small=True)
        self.topics.chosen.connect(self._filter)
        self.state.link_triggered.connect(self._clear_filter)
        self.state.retry_requested.connect(self._read)
        self._count = label("", "secondary", self, name="history.count")
        bar = QHBoxLayout()
        bar.setContentsMargins(now.px(14), now.px(8), now.px(14), now.px(8))
        bar.setSpacing(now.px(10))
        bar.addWidget(self.topics)
        bar.addWidget(self.search)
        bar.addStretch(1)
        bar.addWidget(self._count)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(bar)
        outer.addWidget(self.state, 1)
