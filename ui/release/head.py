"""The head of the release page: what it is, how it stands, and the way to the next stage."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from relapp.domain.vocabulary import Outcome, ReleaseMode, Status, Strategy
from relapp.services.views import ReleaseView
from relapp.wording import terms
from relapp.wording.countdown import countdown
from ui.inspector.facts import gate
from ui.kit import metrics, theme
from ui.kit.badges import Badge
from ui.kit.buttons import Button, IconButton, Kind
from ui.kit.labels import ElidedLabel, IconLabel, label
from ui.kit.painting import BadgeSpec, Tone, blocked_badge, emergency_badge
from ui.release.desk import ReleaseDesk
from ui.release.panel import clear_layout
from ui.release.presence_strip import PresenceStrip

OUTCOMES = {
    Outcome.SUCCESS: (Tone.OK, "circle-check"),
    Outcome.ROLLED_BACK: (Tone.BAD, "return"),
    Outcome.UNCONFIRMED: (Tone.WARN, "circle-alert"),
    Outcome.CANCELLED: (Tone.MUTED, "circle-minus"),
}
NEAR_DAYS = 7
"""Beyond this many days a countdown is no news."""


class ReleaseHead(QFrame):
    """One line of 48 px; words give way before figures do.

    Signals:
        back_requested: back to where the person came from.
        advance_requested: the button of the gate.
        menu_requested: the button of further deeds; carries itself.
    """

    back_requested = Signal()
    advance_requested = Signal()
    menu_requested = Signal(object)

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("release.head")
        self.setProperty("surface", "header")
        self._desk = desk
        self._words = desk.words
        self.back_button = IconButton("arrow-left", self.tr("返回"), self, name="release.back")
        self.number_label = label("", "secondary", self, name="release.number")
        self.name_label = ElidedLabel("", self, size=16, bold=True, name="release.name")
        self.name_label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        # The name gives way when there is no room, the version never does.
        self.version_label = label("", "title", self, name="release.version")
        self.title_label = ElidedLabel("", self, role="text_2", name="release.title")
        self.title_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.presence = PresenceStrip(self._section_name, self)
        self.saving_label = IconLabel("sync", self.tr("保存中"), self, name="release.saving")
        self.window_label = label("", "", self, name="release.window")
        self.countdown_label = label("", "strong", self, name="release.countdown")
        self.met_label = IconLabel("circle", "", self, size=13, bold=True, name="release.met")
        self.met_label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.advance_button = Button("", self, kind=Kind.PRIMARY, name="release.advance")
        self.more_button = IconButton("more", self.tr("更多操作"), self, name="release.more")
        self._badges = QHBoxLayout()
        self._build()
        self.saving_label.hide()
        self.back_button.clicked.connect(self.back_requested)
        self.advance_button.clicked.connect(self.advance_requested)
        self.more_button.clicked.connect(self._on_more_clicked)

    def show_view(self, view: ReleaseView) -> None:
        """Show a release."""
        release = view.facts.release
        self.number_label.setText(release.number)
        self.name_label.setText(release.application)
        self.version_label.setText(release.version_to)
        self.title_label.setText(release.title)
        clear_layout(self._badges)
        for spec in self._specs(view):
            self._badges.addWidget(Badge(spec, self))
        self._show_met(view)
        self._show_gate(view)
        self.show_time(view)

    def show_time(self, view: ReleaseView) -> None:
        """Show the window and how far away it is."""
        card, now = view.card, self._words.clock.now()
        if card.starts_at is None:
            self.window_label.setText(self.tr("未排期") if card.live else "")
            self.countdown_label.setText("")
            return
        self.window_label.setText(self._words.period(card.starts_at, card.ends_at))
        said, tone = "", ""
        if card.live and card.starts_at > now:
            left = self._words.of(countdown(card.starts_at, now))
            said = self.tr("还有 {time}").format(time=left)
            days = (card.starts_at - now).days
            tone = "warn" if days < 1 else "" if days <= NEAR_DAYS else "muted"
        elif card.live and card.ends_at is not None and card.ends_at > now:
            left = self._words.of(countdown(card.ends_at, now))
            said, tone = self.tr("进行中，剩 {time}").format(time=left), "accent"
        self.countdown_label.setText(said)
        self.countdown_label.setProperty("tone", tone or None)
        self.countdown_label.style().polish(self.countdown_label)

    def _show_met(self, view: ReleaseView) -> None:
        total, met = len(view.requirements), view.met
        self.met_label.setVisible(total > 0)
        full = met == total
        self.met_label.set_content(
            f"{met} / {total}", "circle-check" if full else "circle-dot", "ok" if full else "text"
        )
        self.met_label.setToolTip(
            self.tr("本阶段 {total} 项条件，已满足 {met} 项").format(total=total, met=met)
        )

    def _show_gate(self, view: ReleaseView) -> None:
        found = gate(view, self._desk.me, self._desk.context.language)
        self.advance_button.setVisible(found is not None)
        if found is None:
            return
        text = found.words
        if found.missing:
            text = self.tr("{words}（差 {count} 项）").format(words=text, count=found.missing)
        self.advance_button.setText(text)
        self.advance_button.setAccessibleName(text)
        self.advance_button.set_icon_name("lock" if found.reason else None)
        self.advance_button.setEnabled(not found.reason)
        missing = self.tr("还差 {count} 项，见「概况」里的清单").format(count=found.missing)
        self.advance_button.setToolTip(missing if found.missing else found.reason)

    def _specs(self, view: ReleaseView) -> tuple[BadgeSpec, ...]:
        release, words = view.facts.release, self._words
        specs = [BadgeSpec(words.of(terms.TYPE_SHORT[release.type]))]
        mode = words.of(terms.MODE_SHORT[release.mode])
        is_urgent = release.mode is ReleaseMode.EMERGENCY
        specs.append(emergency_badge(mode) if is_urgent else BadgeSpec(mode))
        if release.strategy is Strategy.PHASED:
            specs.append(BadgeSpec(words.of(terms.STRATEGY[release.strategy])))
        if view.card.blocking and release.live:
            text = self.tr("阻塞 {count}").format(count=view.card.blocking)
            specs.append(blocked_badge(text))
        if release.status is not Status.RUNNING:
            tone, icon = (Tone.WARN, "pause") if release.live else (Tone.MUTED, None)
            specs.append(BadgeSpec(words.of(terms.STATUS[release.status]), tone, icon))
        else:
            stage = view.definition.stage(release.stage)
            specs.append(BadgeSpec(words.of(stage.name), Tone.ACCENT))
        if release.outcome is not None and release.outcome is not Outcome.CANCELLED:
            tone, icon = OUTCOMES[release.outcome]
            specs.append(BadgeSpec(words.of(terms.OUTCOME[release.outcome]), tone, icon))
        return tuple(specs)

    def _section_name(self, section_id: str) -> str:
        view = self._desk.view
        specs = view.definition.sections if view is not None else ()
        return next((self._words.of(spec.name) for spec in specs if spec.id == section_id), "")

    def _on_more_clicked(self) -> None:
        self.menu_requested.emit(self.more_button)

    def _build(self) -> None:
        now = theme.current()
        self.setFixedHeight(now.px(metrics.PAGE_HEAD))
        self._badges.setSpacing(now.px(6))
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(10), 0, now.px(12), 0)
        row.setSpacing(now.px(8))
        row.addWidget(self.back_button)
        row.addWidget(self.number_label)
        row.addWidget(self.name_label)
        row.addWidget(self.version_label)
        row.addLayout(self._badges)
        row.addWidget(self.title_label, 1)
        for part in (
            self.presence,
            self.saving_label,
            self.window_label,
            self.countdown_label,
            self.met_label,
            self.advance_button,
            self.more_button,
        ):
            row.addWidget(part)
