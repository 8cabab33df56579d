"""The register of change requests that change management hands over."""

from PySide6.QtWidgets import QWidget

from relapp.domain.register import ChangeRequest
from relapp.domain.text import Language
from relapp.domain.vocabulary import ChangeState
from relapp.wording import dates, terms
from ui.apps.register_tab import RegisterTab
from ui.apps.registers import Registers
from ui.kit.table_model import Column

_TONES = {
    ChangeState.APPROVED: "ok",
    ChangeState.SUBMITTED: "warn",
    ChangeState.REJECTED: "bad",
    ChangeState.DONE: "text_3",
}
_OVER = (ChangeState.DONE, ChangeState.REJECTED)


class ChangesTab(RegisterTab[ChangeRequest]):
    """Change requests with their approval and the release that carries them."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        self._language = language
        super().__init__("changes", parent)

    def title(self) -> str:
        """Return the name of the register."""
        return self.tr("变更单")

    def words(self) -> tuple[str, str, str, str]:
        """Return the add button, the search hint, the empty sentence and what to do then."""
        return (
            self.tr("新增变更单…"),
            self.tr("编号、标题、应用、发布"),
            self.tr("还没有变更单"),
            self.tr("批准的变更单才能编入发布。逐个新增，或从 Excel 导入。"),
        )

    def idle_words(self) -> str:
        """Return what the box says that shows rows no longer in use."""
        return self.tr("含已完成和未批准")

    def records(self, registers: Registers) -> tuple[ChangeRequest, ...]:
        """Return the rows."""
        return registers.changes

    def is_active(self, record: ChangeRequest) -> bool:
        """Tell whether the change is still to be carried out."""
        return record.state not in _OVER

    def haystack(self, record: ChangeRequest) -> str:
        """Return what the search looks through."""
        return " ".join((record.number, record.title, record.application, record.release_number))

    def columns(self) -> tuple[Column[ChangeRequest], ...]:
        """Return the columns."""
        language = self._language
        return (
            Column(key="number", title=self.tr("编号"), text=lambda c: c.number, width=110),
            Column(key="title", title=self.tr("标题"), text=lambda c: c.title, width=0),
            Column(
                key="kind",
                title=self.tr("类别"),
                text=lambda c: terms.CHANGE_KIND[c.kind].of(language),
                width=70,
            ),
            Column(
                key="state",
                title=self.tr("状态"),
                text=lambda c: terms.CHANGE_STATE[c.state].of(language),
                tone=lambda c: _TONES[c.state],
                width=80,
            ),
            Column(
                key="approved",
                title=self.tr("批准日期"),
                text=lambda c: dates.day(c.approved_on).of(language) if c.approved_on else "—",
                sort=lambda c: c.approved_on,
                width=90,
            ),
            Column(
                key="application",
                title=self.tr("应用系统"),
                text=lambda c: c.application or "—",
                width=150,
            ),
            Column(
                key="release",
                title=self.tr("发布"),
                text=lambda c: c.release_number or self.tr("未编入"),
                tone=lambda c: "accent" if c.release_number else "text_3",
                width=100,
            ),
        )
