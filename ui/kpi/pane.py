"""The KPI page: how the quarter stands against the contract, and where it burns."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relapp.domain.changes import Changes, Kind
from relapp.domain.kpi_report import KpiReport
from relapp.domain.quarter import Quarter
from relapp.errors import InvalidInput, RelappError
from relapp.services.documents import DocumentsService
from relapp.services.kpi import KpiService
from relapp.wording.errors import word
from ui.actions.catalogue import ActionId
from ui.actions.file_maker import FileMaker
from ui.actions.file_wishes import workbook_wish
from ui.actions.page import Page, PageContext
from ui.kit.banner import Banner
from ui.kit.keyboard import letter_shortcut
from ui.kit.state_panel import StatePanel
from ui.kpi.body import KpiBody
from ui.kpi.header import KpiHeader
from ui.kpi.words import KpiWords


class KpiPane(Page):
    """Shows the key figures of one quarter."""

    def __init__(
        self,
        context: PageContext,
        *,
        kpi: KpiService,
        documents: DocumentsService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("kpi")
        self._context = context
        self._kpi = kpi
        self._words = KpiWords(context.language, context.zone)
        self._quarter = self._present()
        self._report: KpiReport | None = None
        self._stale = True
        self._build()
        self._documents = documents
        self._maker = FileMaker(context, self.banner, self)
        self._connect()
        self.header.show_quarter(self._quarter, context.clock.now())

    @property
    def quarter(self) -> Quarter:
        """The quarter in view."""
        return self._quarter

    @property
    def report(self) -> KpiReport | None:
        """What is shown, None before the first reading."""
        return self._report

    def show_quarter(self, quarter: Quarter) -> None:
        """Go to a quarter; one that has not begun yet is answered with the present one."""
        self._quarter = min(quarter, self._present())
        self.header.show_quarter(self._quarter, self._context.clock.now())
        self.title_changed.emit(self.page_title())
        self.refresh()

    def page_title(self) -> str:
        """Return what the title bar shows."""
        quarter = self._words.quarter(self._quarter)
        return self.tr("指标 · {quarter}").format(quarter=quarter)

    def activate(self) -> None:
        """Read when the page comes into view and something has changed."""
        if self._stale:
            self.refresh()
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the quarter anew."""
        self.state.start_loading(self.tr("正在计算指标"))
        read = partial(self._kpi.report, self._quarter)
        self._context.tasks.read(read, self._on_read, self._on_read_failed, slot="report")

    def export(self) -> None:
        """Write the workbook of the quarter."""
        write = partial(self._documents.kpi_workbook, self._quarter)
        language = self._context.language
        self._maker.make(workbook_wish(self._quarter), lambda target: write(target, language))

    def open_address(self, parts: tuple[str, ...]) -> None:
        """Go to the quarter of `relapp://kpi/2026Q3`; anything else leaves the page as it is."""
        if not parts:
            return
        try:
            self.show_quarter(Quarter.parse(parts[0]))
        except InvalidInput as error:
            self.status_requested.emit(self._say(error))

    def next_pane(self) -> bool:
        """Go from the figures to the failed releases and on."""
        if self.body.failures.failures.rowCount() and not self.body.failures.list.hasFocus():
            self.body.failures.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this page."""
        return (
            ("[", self.tr("上一季度")),
            ("]", self.tr("下一季度")),
            ("T", self.tr("本季度")),
            ("Enter", self.tr("打开选中的失败发布")),
            ("Ctrl E", self.tr("导出指标工作簿")),
        )

    def allows(self, action: ActionId) -> str | None:
        """Say whether the page does an action of the menus."""
        return "" if action in (ActionId.EXPORT_KPI, ActionId.EXPORT_SHOWN) else None

    def perform(self, action: ActionId) -> bool:
        """Do an action of the menus; tell whether it was ours."""
        if self.allows(action) is None:
            return False
        self.export()
        return True

    def _present(self) -> Quarter:
        return Quarter.containing(self._context.clock.now(), self._context.zone)

    def _say(self, error: RelappError) -> str:
        return word(error, self._context.zone).of(self._context.language)

    def _on_read(self, report: KpiReport) -> None:
        self._report = report
        self._stale = False
        self.header.show_quarter(self._quarter, self._context.clock.now())
        if report.current.ended:
            self.body.show_report(report)
            self.state.show_content()
        else:
            self._show_empty(report)

    def _show_empty(self, report: KpiReport) -> None:
        title = self.tr("{quarter}还没有结束的发布").format(
            quarter=self._words.quarter(self._quarter)
        )
        hint = self.tr(
            "发布给出结果后计入结束的那个季度：成功率 = 成功 ÷ 结束，取消的不计。"
            "目标、趋势和分项会在这里显示。"
        )
        upcoming = report.outlook.upcoming if report.outlook is not None else 0
        if upcoming and report.unfinished:
            hint = self.tr("本季还剩 {n} 个计划发布。").format(n=upcoming) + hint
        self.state.show_empty(
            "kpi", title, hint, button=self.tr("去看板"), link=self.tr("看上一季度")
        )

    def _on_read_failed(self, error: RelappError) -> None:
        self.state.show_failed(self.tr("算不出指标"), self._say(error))

    def _on_hub_changed(self, changes: Changes) -> None:
        if not (changes.touches(Kind.RELEASE) or changes.touches(Kind.PROCESS)):
            return
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _on_release_opened(self, number: str) -> None:
        self.address_requested.emit(f"relapp://release/{number}")

    def _on_board_requested(self) -> None:
        self.address_requested.emit("relapp://board")

    def _on_back(self) -> None:
        self.header.step(-1)

    def _on_next(self) -> None:
        self.header.step(1)

    def _on_today(self) -> None:
        self.show_quarter(self._present())

    def _connect(self) -> None:
        self.header.quarter_chosen.connect(self.show_quarter)
        self.header.workbook_requested.connect(self.export)
        self.body.failures.release_opened.connect(self._on_release_opened)
        self.state.retry_requested.connect(self.refresh)
        self.state.action_triggered.connect(self._on_board_requested)
        self.state.link_triggered.connect(self._on_back)
        self._context.hub.changed.connect(self._on_hub_changed)
        letter_shortcut(self, "[", self._on_back)
        letter_shortcut(self, "]", self._on_next)
        letter_shortcut(self, "T", self._on_today)

    def _build(self) -> None:
        self.header = KpiHeader(self._words, self)
        self.banner = Banner(self, name="kpi.banner")
        self.banner.hide()
        self.body = KpiBody(self._words, self)
        self.state = StatePanel(self.body, self, name="kpi.state")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self.state, 1)
