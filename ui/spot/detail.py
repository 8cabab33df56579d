"""The tick that is looked at: what it rests on, why it was drawn, and the verdict on it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from relapp.domain.text import Text
from relapp.services.spot_checks import SpotLine
from relapp.wording import spot_check
from ui.kit import theme
from ui.kit.badges import KeyHint
from ui.kit.buttons import Button, Kind, LinkButton
from ui.kit.labels import label, rule
from ui.spot.words import SpotWords

LONGEST = 400


class SpotDetail(QFrame):
    """Right half of the page; asks for what the person wants done, writes nothing.

    Signals:
        judged: whether the tick is true, and the note.
        left: the note is left; the list takes the keys again.
        evidence_wanted: the evidence is to be opened.
        release_wanted: the check in its release.
    """

    judged = Signal(bool, str)
    left = Signal()
    evidence_wanted = Signal()
    release_wanted = Signal()

    def __init__(self, words: SpotWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("spot.detail")
        self.setProperty("surface", "pane")
        self._words = words
        self._line: SpotLine | None = None
        self._asked = False
        self._labels = {
            key: label("", role, self, wrap=True, tone=tone, name=f"spot.{key}")
            for key, role, tone in (
                ("text", "section", ""),
                ("release", "secondary", ""),
                ("ticked", "", ""),
                ("note", "", ""),
                ("basis", "secondary", ""),
                ("evidence", "", ""),
                ("why", "", "warn"),
                ("before", "", "bad"),
                ("found", "", ""),
            )
        }
        self.note_edit = QLineEdit(self)
        self._build()
        self.show_line(None, None)

    def text_of(self, key: str) -> QLabel:
        """Return one of the labels, for what reads them aloud and for tests."""
        return self._labels[key]

    def show_line(self, line: SpotLine | None, refusal: Text | None) -> None:
        """Show a tick; with a refusal its verdict cannot be given from this desk."""
        changed = (line.key if line else None) != (self._line.key if self._line else None)
        self._line = line
        if changed:
            self._asked = False
            self.note_edit.setText(line.looked.note if line and line.looked else "")
            self._mark(missing=False)
        for key, said in self._said(line).items():
            self._labels[key].setText(said)
            self._labels[key].setVisible(bool(said))
        found = self._labels["found"]
        found.setProperty("tone", "ok" if line and line.looked and line.looked.holds else "bad")
        found.style().polish(found)
        why = self._words.of(refusal) if refusal else ""
        for button in (self.agree_button, self.doubt_button):
            button.setEnabled(line is not None and not why)
            button.setToolTip(why)
        self.note_edit.setEnabled(line is not None and not why)
        has_evidence = line is not None and bool(line.answer.evidence)
        for part in (self.evidence_link, self._hints[0]):
            part.setVisible(has_evidence)
        for part in (self.release_link, self._hints[1]):
            part.setVisible(line is not None)

    def agree(self) -> None:
        """Say that the tick is true."""
        self._asked = False
        self._mark(missing=False)
        self.judged.emit(True, self.note_edit.text().strip())

    def doubt(self) -> None:
        """Say that the tick is in doubt; without a note the cursor goes there first."""
        note = self.note_edit.text().strip()
        if note:
            self._asked = False
            self._mark(missing=False)
            self.judged.emit(False, note)
            return
        self._asked = True
        self._mark(missing=True)
        self.note_edit.setPlaceholderText(self.tr("先写疑点：哪里对不上，要补什么"))
        self.note_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def write_note(self) -> None:
        """Put the cursor into the note."""
        self.note_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the note with Escape; Enter gives the doubt that asked for it."""
        if watched is not self.note_edit or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._asked = False
            self._mark(missing=False)
            self.left.emit()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._asked and self.note_edit.text().strip():
                self.doubt()
            self.left.emit()
            return True
        return False

    def _said(self, line: SpotLine | None) -> dict[str, str]:
        if line is None:
            return dict.fromkeys(self._labels, "")
        answer, of = line.answer, self._words.of
        names = "、".join(piece.name for piece in answer.evidence)
        found, before = line.looked, line.before
        basis = of(line.item.basis)
        return {
            "text": of(line.item.text),
            "release": self._words.release(line),
            "ticked": self._words.ticked(line),
            "note": self.tr("备注：{note}").format(note=answer.note or "—"),
            "basis": self.tr("依据：{basis}").format(basis=basis) if basis else "",
            "evidence": self.tr("证据：{names}").format(names=names or self.tr("没有")),
            "why": self.tr("抽中原因：{why}").format(why=of(spot_check.reasons(line.reasons))),
            "before": self._before(before.note) if before is not None else "",
            "found": of(spot_check.told(found, self._words.zone)) if found is not None else "",
        }

    def _before(self, note: str) -> str:
        return self.tr("上次存疑：{note}").format(note=note)

    def _mark(self, *, missing: bool) -> None:
        self.note_edit.setProperty("invalid", "true" if missing else None)
        self.note_edit.style().polish(self.note_edit)

    def _build(self) -> None:
        now = theme.current()
        pile = QVBoxLayout(self)
        pile.setContentsMargins(now.px(16), now.px(14), now.px(16), now.px(14))
        pile.setSpacing(now.px(8))
        for key in ("text", "release"):
            pile.addWidget(self._labels[key])
        pile.addWidget(rule(self, soft=True))
        for key in ("ticked", "note", "evidence", "basis", "why", "before", "found"):
            pile.addWidget(self._labels[key])
        pile.addLayout(self._build_links())
        pile.addStretch(1)
        pile.addWidget(rule(self, soft=True))
        pile.addLayout(self._build_note())
        pile.addLayout(self._build_verdicts())

    def _build_links(self) -> QHBoxLayout:
        self.evidence_link = LinkButton(self.tr("看证据"), self, name="spot.open_evidence")
        self.evidence_link.clicked.connect(self.evidence_wanted)
        self.release_link = LinkButton(self.tr("打开这份发布"), self, name="spot.open_release")
        self.release_link.clicked.connect(self.release_wanted)
        line = QHBoxLayout()
        line.setSpacing(6)
        self._hints = (KeyHint("E", self), KeyHint("O", self))
        # Evidence comes last: where there is none, nothing is indented for it.
        for link, hint in (
            (self.release_link, self._hints[1]),
            (self.evidence_link, self._hints[0]),
        ):
            line.addWidget(link)
            line.addWidget(hint)
            line.addSpacing(10)
        line.addStretch(1)
        return line

    def _build_note(self) -> QHBoxLayout:
        self.note_edit.setObjectName("spot.note_edit")
        self.note_edit.setAccessibleName(self.tr("疑点或备注"))
        self.note_edit.setPlaceholderText(self.tr("疑点或备注（存疑时必填）"))
        self.note_edit.setMaxLength(LONGEST)
        self.note_edit.installEventFilter(self)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.note_edit, 1)
        line.addWidget(KeyHint("N", self))
        return line

    def _build_verdicts(self) -> QHBoxLayout:
        true, false = (self._words.of(spot_check.VERDICT[holds]) for holds in (True, False))
        self.agree_button = Button(
            true, self, kind=Kind.OK, icon="check", key="1", name="spot.agree"
        )
        self.doubt_button = Button(
            false, self, kind=Kind.DANGER, icon="question", key="2", name="spot.doubt"
        )
        self.agree_button.clicked.connect(self.agree)
        self.doubt_button.clicked.connect(self.doubt)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.agree_button)
        line.addWidget(self.doubt_button)
        line.addStretch(1)
        return line
