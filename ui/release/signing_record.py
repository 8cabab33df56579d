"""Every decision taken on a step, who else was asked to sign it, and on what conditions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.approval import RouteStep
from relapp.domain.dossier import short_code
from relapp.domain.person import Permission, may
from relapp.domain.release import Signature
from relapp.domain.signing import StepSigner
from relapp.domain.vocabulary import Decision, SignerPart
from relapp.services.views import ReleaseView
from relapp.wording import terms
from relapp.wording.signing import condition_lines, signer_name
from ui.kit import theme
from ui.kit.badges import Avatar, Badge
from ui.kit.buttons import LinkButton
from ui.kit.labels import SectionHeader, label
from ui.kit.painting import BadgeSpec, Tone
from ui.release.desk import ReleaseDesk
from ui.release.panel import clear_layout


class SigningRecord(QWidget):
    """Newest decision first; below it who it was passed on to, and who was added.

    Signals:
        take_back_requested: key of somebody named, who is not needed any more.
    """

    take_back_requested = Signal(int)

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = desk.words
        now = theme.current()
        self._decisions = QVBoxLayout()
        self._decisions.setSpacing(now.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(6))
        column.addWidget(SectionHeader(self.tr("签署记录"), "", self))
        column.addLayout(self._decisions)
        column.addStretch(1)

    def show_step(self, view: ReleaseView, stage_id: str, node: RouteStep) -> None:
        """Show the record of one step."""
        clear_layout(self._decisions)
        step_id = node.step.id
        signatures = [
            s for s in view.facts.signatures if s.step_id == step_id and s.stage == stage_id
        ]
        for signature in reversed(signatures):
            self._decisions.addWidget(self._decision(view, signature, node))
        if not signatures:
            self._decisions.addWidget(label(self.tr("还没有签署记录"), "hint", self))
        for signer in view.facts.signers:
            if signer.step_id == step_id and signer.stage == stage_id:
                self._decisions.addWidget(self._named(signer, node))

    def _decision(self, view: ReleaseView, signature: Signature, node: RouteStep) -> QWidget:
        entry, column = self._entry()
        line = QHBoxLayout()
        line.setSpacing(theme.current().px(7))
        me = signature.person_id == self._desk.me.id
        line.addWidget(Avatar(signature.person, entry, me=me))
        line.addWidget(label(self._words.of(signer_name(signature)), "strong", entry))
        line.addWidget(Badge(self._decided(signature, node), entry))
        line.addStretch(1)
        line.addWidget(label(self._words.moment(signature.at), "hint", entry))
        column.addLayout(line)
        if signature.opinion:
            column.addWidget(label(signature.opinion, "", entry, wrap=True))
        for text in condition_lines(view.definition, view.facts, signature, self._words.zone):
            said = self.tr("条件：{text}").format(text=self._words.of(text))
            column.addWidget(label(said, "secondary", entry, wrap=True))
        known = terms.PROVEN.get(signature.proven) if signature.proven is not None else None
        said = self._words.join(
            self.tr("指纹 {code}").format(code=short_code(signature.fingerprint)),
            self._words.of(known) if known is not None else "",
        )
        code = label(said, "hint", entry)
        code.setToolTip(signature.fingerprint)
        column.addWidget(code)
        return entry

    def _named(self, signer: StepSigner, node: RouteStep) -> QWidget:
        entry, column = self._entry()
        words = (
            self.tr("{by} 转授权给 {person}")
            if signer.part is SignerPart.PASSED_ON
            else self.tr("{by} 请 {person} 加签")
        )
        line = QHBoxLayout()
        line.addWidget(label(words.format(by=signer.set_by, person=signer.person), "", entry))
        line.addStretch(1)
        signed = any(s.person_id == signer.person_id for s in node.valid)
        if signer.ended:
            line.addWidget(label(self.tr("已结束"), "hint", entry))
        elif self._may_take_back(signer) and not signed:
            link = LinkButton(self.tr("收回"), entry)
            link.setObjectName(f"record.take_back.{signer.id}")
            link.clicked.connect(lambda: self.take_back_requested.emit(signer.id))
            line.addWidget(link)
        column.addLayout(line)
        said = self._words.join(signer.reason, self._words.moment(signer.set_at))
        column.addWidget(label(said, "hint", entry, wrap=True))
        return entry

    def _may_take_back(self, signer: StepSigner) -> bool:
        me = self._desk.me
        return signer.set_by_id == me.id or may(me, Permission.RUN_RELEASES)

    def _decided(self, signature: Signature, node: RouteStep) -> BadgeSpec:
        word = self._words.of(terms.DECISION[signature.decision])
        if signature.superseded and signature.decision is Decision.RETURN:
            # It was followed, not made void.
            return BadgeSpec(word, Tone.MUTED, "return")
        if signature.superseded:
            return BadgeSpec(self.tr("{word}，已作废").format(word=word), Tone.MUTED, "history")
        if signature.decision is Decision.RETURN:
            return BadgeSpec(word, Tone.BAD, "return")
        if signature not in node.valid:
            return BadgeSpec(self.tr("{word}，已失效").format(word=word), Tone.WARN, "triangle")
        conditional = signature.decision is Decision.CONDITIONAL
        return BadgeSpec(word, Tone.OK, "flag" if conditional else "check")

    def _entry(self) -> tuple[QWidget, QVBoxLayout]:
        now = theme.current()
        entry = QWidget(self)
        column = QVBoxLayout(entry)
        column.setContentsMargins(0, now.px(4), 0, now.px(6))
        column.setSpacing(now.px(3))
        return entry, column
