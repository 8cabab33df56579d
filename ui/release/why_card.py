"""The list 「为什么还不能进入」 on the overview: unmet conditions with links, met ones folded."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from relapp.domain.gate import Requirement
from relapp.domain.vocabulary import Standing
from relapp.services.views import ReleaseView
from relapp.wording.gate import sentence
from ui.inspector.facts import gate
from ui.inspector.parts import WhyHead
from ui.inspector.rows import RequirementRow
from ui.kit import theme
from ui.kit.buttons import Button, Kind, LinkButton
from ui.kit.labels import IconLabel
from ui.release import rights
from ui.release.desk import ReleaseDesk
from ui.release.panel import clear_layout
from ui.release.resubmitting import resubmit, was_sent_back

SHOWN = 8


class WhyCard(QFrame):
    """Says what stands before the next stage; each line leads to where it is mended."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overview.why")
        self.setProperty("surface", "card")
        self._desk = desk
        self._requirements: tuple[Requirement, ...] | None = None
        self._unfolded = False
        self._all = False
        now = theme.current()
        self.head = WhyHead(self)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.resubmit_button = Button(
            self.tr("重新提交…"), self, kind=Kind.PRIMARY, icon="return", name="why.resubmit"
        )
        self.resubmit_button.clicked.connect(self._on_resubmit)
        self.more_link = LinkButton("", self, name="why.more")
        self.more_link.clicked.connect(self._on_more)
        self.met_link = LinkButton("", self, name="why.met")
        self.met_link.clicked.connect(self._on_met)
        self._met = QVBoxLayout()
        self._met.setSpacing(now.px(3))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(now.px(14), 0, now.px(14), now.px(12))
        outer.setSpacing(now.px(4))
        outer.addWidget(self.head)
        outer.addLayout(self._rows)
        outer.addWidget(self.resubmit_button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self.more_link)
        outer.addWidget(self.met_link)
        outer.addLayout(self._met)

    def show_view(self, view: ReleaseView) -> None:
        """Show the conditions of the present stage."""
        self.head.show_gate(
            gate(view, self._desk.me, self._desk.context.language),
            len(view.blockers),
            view,
            self._desk.context.language,
        )
        refusal = rights.run(self._desk.me, view)
        self.resubmit_button.setVisible(was_sent_back(view))
        self.resubmit_button.setEnabled(refusal is None)
        self.resubmit_button.setToolTip(self._desk.words.of(refusal) if refusal else "")
        if view.requirements != self._requirements:
            self._requirements = view.requirements
            self._fill(view)

    def _fill(self, view: ReleaseView) -> None:
        clear_layout(self._rows)
        context, unmet = self._desk.context, view.blockers
        shown = unmet if self._all else unmet[:SHOWN]
        for requirement in shown:
            row = RequirementRow(
                requirement, context.clock.now(), context.zone, context.language, self
            )
            row.activated.connect(partial(self._desk.address_wanted.emit, requirement.address))
            self._rows.addWidget(row)
        rest = len(unmet) - len(shown)
        self.more_link.setVisible(rest > 0)
        self.more_link.setText(self.tr("还有 {count} 项").format(count=rest))
        self.more_link.updateGeometry()
        met = [r for r in view.requirements if r.standing is Standing.MET]
        self.met_link.setVisible(bool(met))
        words = (
            self.tr("收起已满足的 {count} 项") if self._unfolded else self.tr("已满足 {count} 项")
        )
        self.met_link.setText(words.format(count=len(met)))
        self.met_link.updateGeometry()
        clear_layout(self._met)
        for requirement in met if self._unfolded else ():
            said = self._desk.words.of(sentence(requirement))
            self._met.addWidget(IconLabel("circle-check", said, self, role="ok", size=12))

    def _refill(self) -> None:
        if self._desk.view is not None:
            self._fill(self._desk.view)

    def _on_resubmit(self) -> None:
        resubmit(self._desk, self.window())

    def _on_more(self) -> None:
        self._all = True
        self._refill()

    def _on_met(self) -> None:
        self._unfolded = not self._unfolded
        self._refill()
