"""The bar under the route: whose decision, what prevents it, and the buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import Button, Kind, LinkButton
from ui.kit.labels import IconLabel, label
from ui.release.decision import Decision


class DecisionBar(QFrame):
    """Shows one `Decision`; a disabled button names its reason.

    Signals:
        sign_requested: 同意.
        conditions_requested: 有条件同意….
        return_requested: 退回补充….
        pass_on_requested: 转授权….
        add_requested: 加签….
        resubmit_requested: 重新提交….
        changes_requested: 看改了什么, of the signature with this key.
    """

    sign_requested = Signal()
    conditions_requested = Signal()
    pass_on_requested = Signal()
    add_requested = Signal()
    changes_requested = Signal(int)
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
        self.conditions_button = Button(
            self.tr("有条件同意…"), self, icon="flag", name="decision.conditions"
        )
        self.pass_on_button = Button(
            self.tr("转授权…"), self, icon="person", name="decision.pass_on"
        )
        self.add_button = Button(self.tr("加签…"), self, icon="people", name="decision.add")
        self.changes_link = LinkButton(self.tr("看改了什么"), self)
        self.changes_link.setObjectName("decision.changes")
        self._lapsed_id = 0
        self.changes_link.clicked.connect(self._on_changes_clicked)
        self.sign_button.clicked.connect(self.sign_requested)
        self.conditions_button.clicked.connect(self.conditions_requested)
        self.pass_on_button.clicked.connect(self.pass_on_requested)
        self.add_button.clicked.connect(self.add_requested)
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
        for button, may in (
            (self.conditions_button, decision.may_sign),
            (self.pass_on_button, decision.may_pass_on),
            (self.add_button, decision.may_add),
        ):
            self._show_button(button, decision.offers_sign, may, decision)
        if decision.may_sign and not decision.may_pass_on:
            self.pass_on_button.setToolTip(self.tr("代签和加签的人不能再转授权"))
        self._lapsed_id = decision.lapsed_id
        self.changes_link.setVisible(bool(decision.lapsed_id))
        self._show_button(self.return_button, decision.offers_sign, decision.may_return, decision)
        self._show_button(
            self.resubmit_button, decision.offers_resubmit, decision.may_resubmit, decision
        )

    def _on_changes_clicked(self) -> None:
        self.changes_requested.emit(self._lapsed_id)

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
        for part in (
            self.changes_link,
            self.resubmit_button,
            self.sign_button,
            self.conditions_button,
            self.return_button,
            self.pass_on_button,
            self.add_button,
        ):
            row.addWidget(part)
