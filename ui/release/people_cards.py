"""People in their roles and dated duties, on the overview."""

from functools import partial
from math import ceil

from PySide6.QtWidgets import QWidget

from relapp.domain.follow_up import follow_up_text
from relapp.domain.release import FollowUp
from relapp.services.views import ReleaseView
from relapp.wording.countdown import overdue
from ui.kit import theme
from ui.kit.buttons import Button, LinkButton
from ui.kit.painting import text_width
from ui.release import rights
from ui.release.card import Card
from ui.release.choose_dialog import Choice, ChooseDialog
from ui.release.desk import ReleaseDesk
from ui.release.link_cards import keys_of
from ui.release.sign_dialog import TextDialog

LEAST_NAME, MOST_NAME = 156, 240
"""Width of the roles' column in design pixels: Chinese fits the least, English needs more."""
_FINE = 100


class PeopleCard(Card):
    """Who acts in which role for this release."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "overview.people", parent)
        self.head.title_label.setText(self.tr("岗位与人员"))

    def signature(self, view: ReleaseView) -> object:
        """Return the holders of all roles."""
        names = tuple(view.facts.holders.get(role.id, ()) for role in view.definition.roles)
        return names, rights.edit(self.desk.me, view)

    def fill(self, view: ReleaseView) -> None:
        """Add one row for each role."""
        may = rights.edit(self.desk.me, view) is None
        width = self._names_width(view)
        for role in view.definition.roles:
            names = view.facts.holder_names(role.id)
            shown = self.words.names(names) or self.tr("还没有指定人员")
            row = self.line(self.words.of(role.name), shown, first_width=width)
            if may:
                link = LinkButton(self.tr("指定…"), self, name=f"people.{role.id}")
                link.setToolTip(self.words.of(role.duty))
                link.clicked.connect(partial(self._choose, role.id))
                row.addWidget(link)

    def _names_width(self, view: ReleaseView) -> int:
        """Return the design width that takes the longest role, within bounds."""
        names = (self.words.of(role.name) for role in view.definition.roles)
        widest = max((text_width(name, 13) for name in names), default=0)
        share = widest * _FINE / theme.current().px(_FINE)
        return min(MOST_NAME, max(LEAST_NAME, ceil(share) + 1))

    def _choose(self, role: str) -> None:
        view = self.desk.view
        if view is None:
            return
        present = frozenset(ref.id for ref in view.facts.holders.get(role, ()))
        people = [person for person in self.desk.people if person.active]
        people.sort(key=lambda p: (p.id not in present, not p.holds(role), p.name))
        found = ChooseDialog.ask(
            self.window(),
            self.tr("{role}：指定人员").format(role=self.words.role(view.definition, role)),
            tuple(Choice(p.id, p.name, p.department) for p in people),
            present,
            note=self.tr("只对本发布有效；一个也不选，就回到岗位上的人员。"),
        )
        if found is not None and found != present:
            desk = self.desk
            call = partial(
                desk.services.links.set_cast, desk.me, desk.release_id, role, keys_of(found)
            )
            desk.write(call)


class FollowUpsCard(Card):
    """Dated duties left open, and those settled."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "overview.follow_ups", parent)
        self.head.title_label.setText(self.tr("跟进"))

    def show_view(self, view: ReleaseView) -> None:
        """Show the duties; without any the card is not there."""
        super().show_view(view)
        self.setVisible(bool(view.facts.follow_ups))

    def signature(self, view: ReleaseView) -> object:
        """Return the duties, the day and what may be settled from here."""
        may = tuple(rights.follow_up(self.desk.me, view, f) for f in view.facts.follow_ups)
        return view.facts.follow_ups, may, self.words.clock.now().date()

    def fill(self, view: ReleaseView) -> None:
        """Add one row for each duty, open ones first."""
        now = self.words.clock.now()
        for item in sorted(view.facts.follow_ups, key=lambda f: (f.done_at is not None, f.due_at)):
            subject = self.words.of(follow_up_text(view.definition, item))
            if item.done_at is not None:
                note = self.tr("{person} {when} 完成").format(
                    person=item.done_by, when=self.words.stamp(item.done_at)
                )
                self.line("", subject, note=note, tone="ok")
                continue
            late = item.due_at < now
            note = (
                self.words.of(overdue(item.due_at, now))
                if late
                else self.tr("{when} 前").format(when=self.words.moment(item.due_at))
            )
            row = self.line("", subject, note=note, tone="bad" if late else "warn")
            button = Button(self.tr("完成…"), self, small=True, name=f"follow_up.{item.id}")
            button.clicked.connect(partial(self._finish, item, subject))
            self.allow(button, rights.follow_up(self.desk.me, view, item))
            row.addWidget(button)

    def _finish(self, item: FollowUp, subject: str) -> None:
        note = TextDialog.ask(
            self.window(),
            self.tr("完成跟进"),
            self.tr("完成"),
            note=subject,
            field=self.tr("做了什么"),
        )
        if note is not None:
            desk = self.desk
            call = partial(
                desk.services.releases.finish_follow_up, desk.me, desk.release_id, item.id, note
            )
            desk.write(call)
