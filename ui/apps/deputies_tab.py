"""Everybody's deputies, running, coming and ended: the office sets them for people on leave."""

from PySide6.QtWidgets import QWidget

from relapp.domain.signing import Delegation
from ui.actions import deputies
from ui.actions.page import PageContext
from ui.apps.register_tab import RegisterTab
from ui.apps.registers import Registers
from ui.kit.table_model import Column


class DeputiesTab(RegisterTab[Delegation]):
    """Deputies by whom they stand in for; everybody may set and end their own."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        self._context = context
        super().__init__("deputies", parent)
        self.edit_button.setText(self.tr("结束代理"))

    def title(self) -> str:
        """Return the name of the register."""
        return self.tr("代理")

    def words(self) -> tuple[str, str, str, str]:
        """Return the add button, the search hint, the empty sentence and what to do then."""
        return (
            self.tr("设代理…"),
            self.tr("本人、代理人、岗位、原因"),
            self.tr("现在没有代理"),
            self.tr("有人休假或出差时，设代理人，签署就不会等着。"),
        )

    def idle_words(self) -> str:
        """Return what the box says that shows rows no longer in force."""
        return self.tr("含已结束")

    def records(self, registers: Registers) -> tuple[Delegation, ...]:
        """Return the rows."""
        return registers.delegations

    def is_active(self, record: Delegation) -> bool:
        """Tell whether it holds now or later."""
        return not deputies.is_over(record, self._context.clock.now())

    def haystack(self, record: Delegation) -> str:
        """Return what the search looks through."""
        return " ".join(column.text(record) for column in self.columns())

    def columns(self) -> tuple[Column[Delegation], ...]:
        """Return the columns; names of roles follow what was read last."""
        return deputies.columns(self._context, self.registers.roles)

    def show_registers(self, registers: Registers) -> None:
        """Show what was read, roles by their present names."""
        self.registers = registers
        self.model.columns = self.columns()
        super().show_registers(registers)

    def set_editing_allowed(self, reason: str) -> None:
        """Leave it open: everybody may name a deputy of their own."""
