"""Parts of the inspector: identity with stepper, head of the list, action bar."""

from functools import partial

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.text import Language
from relapp.services.views import ReleaseView
from ui.inspector import facts
from ui.kit.badges import Badge, IconMark
from ui.kit.buttons import Button, IconButton, Kind, LinkButton
from ui.kit.flow_layout import FlowLayout
from ui.kit.labels import ElidedLabel, label
from ui.kit.painting import Tone
from ui.kit.stepper import Stepper


class Identity(QWidget):
    """Number, stage, name, title and the stepper; pin, open and close at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.number_label = label("", "secondary", self, name="inspector.number")
        self.stage_badge = Badge("", self)
        self.pin_button = IconButton(
            "pin", self.tr("固定，不随选择变化"), self, name="inspector.pin"
        )
        self.pin_button.setCheckable(True)
        self.open_button = IconButton("external", self.tr("打开发布"), self, name="inspector.open")
        self.close_button = IconButton("close", self.tr("收起详情栏"), self, name="inspector.close")
        self.name_label = label("", "title", self, wrap=True, name="inspector.name")
        self.title_label = label("", "field", self, wrap=True)
        self.stepper = Stepper((), self, name="inspector.stepper")
        self.substage_label = ElidedLabel("", self, role="text_2", size=12)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.number_label)
        top.addWidget(self.stage_badge)
        top.addStretch(1)
        for button in (self.pin_button, self.open_button, self.close_button):
            top.addWidget(button)
        pile = QVBoxLayout(self)
        pile.setContentsMargins(0, 0, 0, 10)
        pile.setSpacing(2)
        pile.addLayout(top)
        pile.addSpacing(4)
        pile.addWidget(self.name_label)
        pile.addWidget(self.title_label)
        pile.addSpacing(8)
        pile.addWidget(self.stepper)
        pile.addWidget(self.substage_label)

    def show_view(self, view: ReleaseView, language: Language) -> None:
        """Show another release."""
        release = view.facts.release
        self.number_label.setText(release.number)
        tone = Tone.ACCENT if release.live else Tone.MUTED
        self.stage_badge.set_spec(facts.badge(view, language), tone)
        self.name_label.setText(f"{release.application} {release.version_to}")
        self.title_label.setText(release.title)
        shown = facts.steps(view, language)
        self.stepper.set_steps(
            shown.names, shown.position, hints=shown.hints, stopped=shown.stopped
        )
        inner = facts.substage(view, language)
        self.substage_label.setText(inner)
        self.substage_label.setVisible(bool(inner))


class WhyHead(QWidget):
    """「为什么还不能进入「审批」　差 3 项」, or that the way is free."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = IconMark("blocked", "bad", 16, self)
        self.title_label = label("", "section", self, wrap=True, name="inspector.why")
        self.count_label = label("", "strong", self, tone="bad", name="inspector.missing")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 4, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.title_label, 1)
        row.addWidget(self.count_label)

    def show_gate(
        self, gate: facts.Gate | None, missing: int, view: ReleaseView, language: Language
    ) -> None:
        """Say what stands before the next stage."""
        self.count_label.setVisible(missing > 0)
        self.count_label.setText(self.tr("差 {n} 项").format(n=missing))
        if missing and gate is not None:
            self._icon.set_icon("blocked", "bad")
            self.title_label.setText(self.tr("为什么还不能进入「{s}」").format(s=gate.target))
        elif missing:
            self._icon.set_icon("circle-alert", "warn")
            self.title_label.setText(self.tr("还有没做完的事"))
        elif gate is not None:
            self._icon.set_icon("circle-check", "ok")
            self.title_label.setText(self.tr("条件齐了，可以进入「{s}」").format(s=gate.target))
        else:
            self._icon.set_icon("circle-check", "text_2")
            self.title_label.setText(facts.badge(view, language))


class ActionBar(QFrame):
    """The gate's button, reminding, and the rest behind a menu."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "footer")
        self.advance_button = Button("", self, kind=Kind.PRIMARY, name="release.advance")
        self.remind_button = Button("", self, icon="bell", name="release.remind")
        self._gate: facts.Gate | None = None
        self.more_button = IconButton("more", self.tr("更多操作"), self, name="release.more")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(self.advance_button)
        row.addWidget(self.remind_button)
        row.addStretch(1)
        row.addWidget(self.more_button)

    def show_gate(self, gate: facts.Gate | None, people: int) -> None:
        """Name the number missing on the disabled button, and how many can be reminded."""
        self._gate = gate
        self.advance_button.setVisible(gate is not None)
        if gate is not None:
            self.advance_button.setEnabled(not gate.reason)
            self.advance_button.set_icon_name("lock" if gate.reason else None)
        self.remind_button.setText(self.tr("催办 {n} 人").format(n=people))
        self.remind_button.setVisible(people > 0)
        self.remind_button.updateGeometry()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        gate = self._gate
        if gate is None:
            return
        words = gate.words
        if gate.missing:
            words = self.tr("{words}（差 {n} 项）").format(words=gate.words, n=gate.missing)
        button = self.advance_button
        button.setToolTip(f"{words}\n{gate.reason}" if gate.reason else words)
        button.setText(words)
        others = self.more_button.sizeHint().width() + 48
        if self.remind_button.isVisibleTo(self):
            others += self.remind_button.sizeHint().width()
        if gate.missing and button.sizeHint().width() > self.width() - others:
            # The number must not be cut off; the head above says of what.
            button.setText(self.tr("差 {n} 项").format(n=gate.missing))
        button.updateGeometry()


def fill_changes(
    flow: FlowLayout, view: ReleaseView, language: Language, follow: SignalInstance
) -> None:
    """Put a link for each change request and the number of bug fixes into a layout."""
    for change in view.facts.changes:
        link = LinkButton(change.number, size=13)
        link.setToolTip(change.title)
        link.clicked.connect(partial(follow.emit, f"relapp://apps/change/{change.number}"))
        flow.addWidget(link)
    note = facts.bugfixes(view, language)
    if note:
        flow.addWidget(label(note))
