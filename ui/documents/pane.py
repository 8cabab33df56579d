"""The documents page: choose releases, make their plans; the quarter's and the year's files."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from relapp.domain.board import CardFilter, CardList, Scope
from relapp.domain.card import ReleaseCard
from relapp.domain.changes import Changes, Kind
from relapp.domain.quarter import Quarter
from relapp.errors import RelappError
from relapp.services.board import BoardService
from relapp.services.documents import DocumentsService
from relapp.wording import terms
from relapp.wording.countdown import card_day
from relapp.wording.errors import word
from ui.actions.opening import open_file, open_folder
from ui.actions.page import Page, PageContext
from ui.documents.making import Maker
from ui.kit import metrics, theme, views
from ui.kit.banner import Banner
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.labels import label
from ui.kit.painting import Tone
from ui.kit.state_panel import StatePanel
from ui.kit.table_model import Column, RecordTableModel

DEBOUNCE: Final = 120
LIMIT: Final = 500


class DocumentsPane(Page):
    """A list of releases and the buttons that make files."""

    def __init__(
        self,
        context: PageContext,
        *,
        board: BoardService,
        documents: DocumentsService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("documents")
        self._context = context
        self._board = board
        self.maker = Maker(context, documents, self)
        self._wanted: tuple[str, ...] = ()
        self._files: list[Path] = []
        self._build()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(DEBOUNCE)
        self._typed.timeout.connect(self.refresh)
        self.text_edit.textChanged.connect(self._typed.start)
        self.maker.made.connect(self._on_made)
        self.maker.refused.connect(self._on_refused)
        self.maker.progressed.connect(self._on_progressed)
        context.hub.changed.connect(self._on_changed)

    def activate(self) -> None:
        """Read the list."""
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        self.state.start_loading(self.tr("正在读取发布"))
        asked = CardFilter(text=self.text_edit.text().strip(), scope=Scope.EVERYTHING, limit=LIMIT)
        read = partial(self._board.cards, asked)
        self._context.tasks.read(read, self._on_read, self._on_failed, slot="cards")

    def focus_filter(self) -> None:
        """Put the cursor into the words."""
        self.text_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text_edit.selectAll()

    def escape(self) -> bool:
        """Empty the words."""
        if not self.text_edit.text():
            return False
        self.text_edit.clear()
        return True

    def export(self) -> None:
        """Make the plans of the selected releases."""
        self.make_plans()

    def open_address(self, parts: tuple[str, ...]) -> None:
        """Choose releases (`plans/FB26-147,FB26-151`), or make the workbook or calendar."""
        if parts[0] == "plans" and len(parts) > 1:
            self._wanted = tuple(parts[1].split(","))
            self.text_edit.setText(self._wanted[0] if len(self._wanted) == 1 else "")
            self.refresh()
        elif parts[0] == "kpi":
            self.make_workbook()
        elif parts[0] == "windows":
            self.make_calendar()

    def chosen(self) -> tuple[ReleaseCard, ...]:
        """Return the selected releases, top down."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        cards = [self.cards.record(row) for row in rows]
        return tuple(card for card in cards if card is not None)

    def make_plans(self) -> None:
        """Ask where and make 《发布方案》 of every selected release."""
        cards = self.chosen()
        if not cards:
            self.status_requested.emit(self.tr("先在列表里选发布"))
        elif len(cards) == 1:
            name = self._plan_name(cards[0])
            title = self.tr("《发布方案》写到")
            chosen, _ = QFileDialog.getSaveFileName(self, title, name, "Word (*.docx)")
            if chosen:
                self.maker.plans([(cards[0], Path(chosen))])
        else:
            title = self.tr("《发布方案》写到文件夹")
            folder = QFileDialog.getExistingDirectory(self, title)
            if folder:
                self.maker.plans([(c, Path(folder, self._plan_name(c))) for c in cards])

    def make_workbook(self) -> None:
        """Ask where and make the KPI workbook of the present quarter."""
        quarter = Quarter.containing(self._context.clock.now(), self._context.zone)
        name = self.tr("发布指标 {quarter}.xlsx").format(quarter=quarter)
        title = self.tr("指标工作簿写到")
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, "Excel (*.xlsx)")
        if chosen:
            self.maker.workbook(quarter, Path(chosen))

    def make_calendar(self) -> None:
        """Ask where and make the calendar file of the present year."""
        year = self._context.clock.now().astimezone(self._context.zone).year
        name = self.tr("发布窗口 {year}.ics").format(year=year)
        title = self.tr("窗口日历写到")
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, "iCalendar (*.ics)")
        if chosen:
            self.maker.calendar(year, Path(chosen))

    def _plan_name(self, card: ReleaseCard) -> str:
        kept = "".join("_" if sign in '\\/:*?"<>|' else sign for sign in card.application)
        return self.tr("发布方案 {number} {name}.docx").format(number=card.number, name=kept)

    def _build(self) -> None:
        bar = QFrame(self)
        bar.setProperty("surface", "bar")
        bar.setFixedHeight(theme.current().px(metrics.PAGE_HEAD))
        self.text_edit = QLineEdit(bar)
        self.text_edit.setObjectName("documents.text")
        self.text_edit.setPlaceholderText(self.tr("按编号、应用、标题查找"))
        self.text_edit.setAccessibleName(self.text_edit.placeholderText())
        self.text_edit.setFixedWidth(theme.current().px(220))
        self.plan_button = PrimaryButton(
            self.tr("生成《发布方案》…"), bar, icon="document", key="Ctrl E", name="documents.plan"
        )
        self.workbook_button = Button(
            self.tr("本季指标工作簿…"), bar, icon="file-excel", name="documents.workbook"
        )
        self.calendar_button = Button(
            self.tr("窗口日历 ics…"), bar, icon="calendar", name="documents.calendar"
        )
        self.plan_button.clicked.connect(self.make_plans)
        self.workbook_button.clicked.connect(self.make_workbook)
        self.calendar_button.clicked.connect(self.make_calendar)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(label(self.tr("文档"), "section", bar))
        row.addSpacing(8)
        row.addWidget(self.text_edit)
        row.addStretch(1)
        for button in (self.workbook_button, self.calendar_button, self.plan_button):
            row.addWidget(button)
        self.banner = Banner(self, name="documents.banner")
        self.banner.hide()
        self.banner.action_triggered.connect(self._on_banner)
        self._build_table()
        self.state = StatePanel(self.table, self, name="documents.state")
        self.state.retry_requested.connect(self.refresh)
        self.state.action_triggered.connect(self.new_release_requested)
        pile = QVBoxLayout(self)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(0)
        pile.addWidget(bar)
        pile.addWidget(self.banner)
        pile.addWidget(self.state, 1)

    def _build_table(self) -> None:
        say, zone = self._context.language, self._context.zone

        def date(card: ReleaseCard) -> str:
            return card_day(card.starts_at, zone).of(say) if card.starts_at else ""

        def stage(card: ReleaseCard) -> str:
            return terms.COLUMN[card.column].of(say)

        def missing(card: ReleaseCard) -> str:
            return self.tr("差 {n} 项").format(n=card.unmet) if card.unmet and card.live else ""

        make = Column[ReleaseCard]
        columns = (
            make(key="number", title=self.tr("编号"), text=lambda c: c.number, width=96),
            make(
                key="application",
                title=self.tr("应用系统"),
                text=lambda c: c.application,
                width=150,
                bold=lambda _c: True,
            ),
            make(key="version", title=self.tr("版本"), text=lambda c: c.version_to, width=80),
            make(key="title", title=self.tr("标题"), text=lambda c: c.title, width=0),
            make(key="stage", title=self.tr("阶段"), text=stage, width=90),
            make(key="date", title=self.tr("上线日期"), text=date, width=110),
            make(
                key="missing",
                title=self.tr("还缺"),
                text=missing,
                width=90,
                tone=lambda _c: "warn",
            ),
            make(key="owner", title=self.tr("负责人"), text=lambda c: c.owner, width=100),
        )
        self.cards: RecordTableModel[ReleaseCard] = RecordTableModel(
            columns, lambda c: c.release_id, parent=self
        )
        self.table = QTableView(self)
        views.prepare_table(
            self.table, name="documents.table", spoken=self.tr("发布"), several=True
        )
        self.table.setModel(self.cards)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        views.set_column_widths(self.table.horizontalHeader(), columns)
        self.table.doubleClicked.connect(self._on_opened)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)

    def _on_read(self, found: CardList) -> None:
        self.cards.set_records(found.cards)
        if found.cards:
            self.state.show_content()
        elif self.text_edit.text():
            self.state.show_empty("search", self.tr("没有匹配的发布"), self.tr("换个词试试"))
        else:
            title = self.tr("还没有发布，也就没有文档")
            hint = self.tr("登记发布并写好方案后，在这里一键生成 Word 和 Excel。")
            self.state.show_empty("document", title, hint, button=self.tr("新建发布"))
        self._select(self._wanted)
        self._wanted = ()

    def _select(self, numbers: Sequence[str]) -> None:
        for card in self.cards.records():
            if card.number in numbers:
                self.table.selectRow(self.cards.index_of(card.release_id).row())

    def _show_chosen(self) -> None:
        count = len(self.chosen())
        many = self.tr("生成《发布方案》（{n}）…").format(n=count)
        self.plan_button.setText(many if count > 1 else self.tr("生成《发布方案》…"))
        self.plan_button.updateGeometry()

    def _on_failed(self, error: RelappError) -> None:
        self.state.show_failed(self.tr("读不到发布"), self._said(error))

    def _on_opened(self) -> None:
        card = self.cards.record(self.table.currentIndex())
        if card is not None:
            self.address_requested.emit(f"relapp://release/{card.number}/tab/documents")

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(Kind.RELEASE) and self.isVisible() and not self.maker.is_busy():
            self._typed.start()

    def _on_progressed(self, done: int, total: int) -> None:
        if total > 1 and done < total:
            said = self.tr("{done} / {total}").format(done=done, total=total)
            stop = [("cancel", self.tr("停止"))]
            self.banner.tell(Tone.ACCENT, self.tr("正在生成"), said, stop, icon="hourglass")

    def _on_made(self, files: list[Path]) -> None:
        self._files = files
        one = files[0].name
        many = self.tr("{n} 份，写入 {folder}").format(n=len(files), folder=files[0].parent.name)
        ways = [("open", self.tr("打开")), ("folder", self.tr("所在文件夹"))]
        said = one if len(files) == 1 else many
        shown = ways if len(files) == 1 else ways[1:]
        self.banner.tell(Tone.OK, self.tr("已生成"), said, shown, closable=True)

    def _on_refused(self, name: str, error: RelappError) -> None:
        title = self.tr("没有生成 {name}").format(name=name)
        self.banner.tell(Tone.BAD, title, self._said(error), closable=True)

    def _on_banner(self, way: str) -> None:
        if way == "cancel":
            self.maker.cancel()
        elif self._files:
            (open_file if way == "open" else open_folder)(self._files[0])

    def _said(self, error: RelappError) -> str:
        return word(error, self._context.zone).of(self._context.language)
