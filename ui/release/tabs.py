"""The tabs of the release page: keys, words, and what each is made of."""

from PySide6.QtWidgets import QWidget

from ui.release.approval_panel import ApprovalPanel
from ui.release.checks_panel import ChecksPanel
from ui.release.desk import ReleaseDesk
from ui.release.documents_panel import DocumentsPanel
from ui.release.files import FileDoor
from ui.release.history_panel import HistoryPanel
from ui.release.overview_panel import OverviewPanel
from ui.release.panel import Panel
from ui.release.plan_panel import PlanPanel
from ui.release.run_panel import RunPanel
from ui.release.tests_panel import TestsPanel
from ui.release.words import Phrase

KEYS = ("overview", "checks", "tests", "plan", "approval", "run_sheet", "documents", "history")


def titles() -> tuple[str, ...]:
    """Return the words of the tabs in the language of the program, in the order of `KEYS`."""
    return (
        Phrase.tr("概况"),
        Phrase.tr("条件与检查"),
        Phrase.tr("测试"),
        Phrase.tr("方案"),
        Phrase.tr("审批"),
        Phrase.tr("步骤"),
        Phrase.tr("文档"),
        Phrase.tr("动态"),
    )


_NEEDS = {
    "check": "checks",
    "deliverable": "checks",
    "test": "tests",
    "section": "plan",
    "signature": "approval",
    "run_sheet": "run_sheet",
    "outcome": "overview",
    "trial_run": "overview",
    "follow_up": "overview",
    "hold": "overview",
    "return": "overview",
    "change": "overview",
}


def tab_of(need: str) -> str | None:
    """Return the tab on which a need is mended, None for one that is mended elsewhere."""
    return _NEEDS.get(need)


def make_panel(key: str, desk: ReleaseDesk, door: FileDoor, parent: QWidget) -> Panel:
    """Make the panel of a tab."""
    if key == "checks":
        return ChecksPanel(desk, door, parent)
    if key == "tests":
        return TestsPanel(desk, door, parent)
    makers: dict[str, type[Panel]] = {
        "overview": OverviewPanel,
        "plan": PlanPanel,
        "approval": ApprovalPanel,
        "run_sheet": RunPanel,
        "documents": DocumentsPanel,
        "history": HistoryPanel,
    }
    return makers[key](desk, parent)
