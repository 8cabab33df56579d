"""Names somebody who signs a step instead of oneself, or beside the holders."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.kit.base_dialog import BaseDialog
from ui.kit.fields import text_area
from ui.kit.form_grid import FormGrid
from ui.kit.labels import label
from ui.kit.search_combo import SearchCombo


class SignerDialog(BaseDialog):
    """Asks for a person and a reason; neither can be left out."""

    def __init__(
        self,
        title: str,
        told: str,
        accept: str,
        people: Sequence[tuple[int, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent, name="signer", width=500)
        self.person = SearchCombo(people, self, nothing="", name="signer.person")
        self.person.setAccessibleName(self.tr("人员"))
        self.reason = text_area(3, self, hint=self.tr("会写进审批记录"), name="signer.reason")
        form = FormGrid()
        form.add(self.tr("交给"), self.person, required=True)
        form.add(self.tr("原因"), self.reason, required=True)
        self.body.addWidget(form)
        self.body.addWidget(label(told, "secondary", self, wrap=True))
        self.add_accept(accept)
        self.add_reject()
        self.person.changed.connect(self._tell)
        self.reason.textChanged.connect(self._tell)
        self._tell()
        self.person.setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        title: str,
        told: str,
        accept: str,
        people: Sequence[tuple[int, str]],
    ) -> tuple[int, str] | None:
        """Return the person and the reason, or None."""
        dialog = cls(title, told, accept, people, parent)
        agreed = bool(dialog.exec())
        found = (dialog.person.key(), dialog.reason.toPlainText().strip())
        dialog.deleteLater()
        person, reason = found
        return (person, reason) if agreed and person is not None else None

    def _tell(self) -> None:
        if self.person.key() is None:
            self.set_acceptable(False, self.tr("请从名单里选一个人"))
        elif not self.reason.toPlainText().strip():
            self.set_acceptable(False, self.tr("请写明原因"))
        else:
            self.set_acceptable(True)
