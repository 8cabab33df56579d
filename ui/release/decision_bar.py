"""The bar under the route: whose decision, what prevents it, and the buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import Button, Kind
from ui.kit.labels import IconLabel, label
from ui.release.decision import Decision


class DecisionBar(QFrame):
    """Shows one `Decision`; a disabled button names its reason.

    Signals:
        sign_requested: 同意.
        return_requested: 退回补充….
        resubmit_requested: 重新提交….
    """

    sign_requested = Signal()
    return_requested = Signal()
    resubmit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decision")
        self.setProperty("surface", "footer")
        self.title_label = label("", "strong", self, name="decision.title")
        self.problem_label = IconLabel("triangle", "", self, role="warn", name="decision.problem")
        self.sign_button = Button(
            self.tr("同意"), self, kind=Kind.OK, icon="check", key="Ctrl ↵", name="decision.sign"
        )
        self.return_button = Button(
            self.tr("退回补充…"), self, kind=Kind.DANGER, icon="return", name="decision.return"
        )
        self.resubmit_button = Button(
            self.tr("重新提交…"), self, kind=Kind.PRIMARY, name="decision.resubmit"
        )
        self.sign_button.clicked.connect(self.sign_requested)
        self.return_button.clicked.connect(self.return_requested)
        self.resubmit_button.clicked.connect(self.resubmit_requested)
        self._build()

    def show_decision(self, decision: Decision) -> None:
        """Show what may be decided."""
        self.title_label.setText(decision.title)
        said = decision.problem or decision.note
        can = decision.may_sign or decision.may_resubmit
        if said:
            icon, role = ("info", "text_2") if can else ("triangle", "warn")
        else:
            icon, role = "circle-check", "ok"
            said = self.tr("检查项都已通过，可以签署")
        if not decision.offers_sign and not decision.offers_resubmit:
            icon, role = "info", "text_2"
        self.problem_label.set_content(said, icon, role)
        self.problem_label.setToolTip(said)
        self._show_button(self.sign_button, decision.offers_sign, decision.may_sign, decision)
        self.sign_button.set_icon_name("check" if decision.may_sign else "lock")
        self._show_button(self.return_button, decision.offers_sign, decision.may_return, decision)
        self._show_button(
            self.resubmit_button, decision.offers_resubmit, decision.may_resubmit, decision
        )

    @staticmethod
    def _show_button(button: Button, shown: bool, enabled: bool, decision: Decision) -> None:
        button.setVisible(shown)
        button.setEnabled(enabled)
        button.setToolTip("" if enabled else decision.problem)

    def _build(self) -> None:
        now = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(14), now.px(10), now.px(14), now.px(10))
        row.setSpacing(now.px(10))
        words = QVBoxLayout()
        words.setSpacing(now.px(3))
        words.addWidget(self.title_label)
        words.addWidget(self.problem_label)
        row.addLayout(words, 1)
        for button in (self.resubmit_button, self.sign_button, self.return_button):
            row.addWidget(button)
