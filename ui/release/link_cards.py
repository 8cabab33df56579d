"""Change requests and other releases waited for, on the overview."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtWidgets import QWidget

from relapp.domain.board import CardFilter, CardList
from relapp.domain.gate import dependency_reason
from relapp.domain.register import ChangeRequest
from relapp.domain.vocabulary import BoardColumn, ChangeState, Reason, Status
from relapp.services.views import ReleaseView
from relapp.wording import terms
from ui.kit.buttons import LinkButton
from ui.release import rights
from ui.release.card import Card
from ui.release.choose_dialog import Choice, ChooseDialog
from ui.release.desk import ReleaseDesk
from ui.release.sign_dialog import TextDialog


class ChangesCard(Card):
    """The change requests that the release carries; only approved, free ones can be added."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "overview.changes", parent)
        self.head.title_label.setText(self.tr("变更单"))
        self._add = self.add_button(self.tr("编入…"), self.add, icon="plus")

    def show_view(self, view: ReleaseView) -> None:
        """Show the requests and whether they may be changed from here."""
        super().show_view(view)
        self.allow(self._add, rights.content(self.desk.me, view))
        self.head.set_note(str(len(view.facts.changes)) if view.facts.changes else "")

    def signature(self, view: ReleaseView) -> object:
        """Return the requests and whether they may be taken out."""
        return view.facts.changes, rights.content(self.desk.me, view)

    def fill(self, view: ReleaseView) -> None:
        """Add one row for each request."""
        may = rights.content(self.desk.me, view) is None
        for change in view.facts.changes:
            state = terms.CHANGE_STATE[change.state]
            approved = change.state in (ChangeState.APPROVED, ChangeState.DONE)
            kind = self.words.of(terms.CHANGE_KIND[change.kind])
            moved = change in view.facts.moved_changes
            note = f"{kind} · {self.words.of(state)}"
            if moved:
                note = self.tr("由 {number} 接着做").format(number=change.release_number)
            row = self.line("", change.title, note=note, tone="" if approved else "bad")
            link = LinkButton(change.number, self, size=13, name=f"change.{change.number}")
            address = f"relapp://apps/change/{change.number}"
            link.clicked.connect(partial(self.desk.address_wanted.emit, address))
            row.insertWidget(0, link)
            if may and not moved:
                words = self.tr("移出 {number}").format(number=change.number)
                name = f"change.{change.number}.remove"
                row.addWidget(self.remove_button(words, partial(self._remove, change.id), name))
        if not view.facts.changes:
            self.add_hint(self.tr("没有编入变更单"))

    def add(self) -> None:
        """Read the free approved requests and let the person choose."""
        self.desk.tasks.read(
            partial(self.desk.services.changes.all, free_only=True), self._on_free_read
        )

    def _on_free_read(self, free: tuple[ChangeRequest, ...]) -> None:
        view = self.desk.view
        if view is None:
            return
        ours, present = view.facts.release.application_id, set(view.facts.changes)
        fitting = [c for c in free if c.state is ChangeState.APPROVED and c not in present]
        fitting.sort(key=lambda c: (c.application_id != ours, c.number))
        choices = tuple(
            Choice(c.id, f"{c.number}  {c.title}", c.application or "") for c in fitting
        )
        found = ChooseDialog.ask(
            self.window(),
            self.tr("编入变更单"),
            choices,
            note=self.tr("只列出已批准、还没有编入其他发布的变更单。"),
            accept=self.tr("编入"),
            empty=self.tr("没有已批准的空闲变更单，可在「应用」页登记或导入"),
        )
        if found:
            carried = tuple(change.id for change in view.facts.changes)
            self._set((*carried, *keys_of(found)))

    def _remove(self, change_id: int) -> None:
        view = self.desk.view
        if view is not None:
            self._set(tuple(c.id for c in view.facts.changes if c.id != change_id))

    def _set(self, ids: tuple[int, ...]) -> None:
        desk = self.desk
        desk.write(partial(desk.services.links.set_changes, desk.me, desk.release_id, ids))


class DependenciesCard(Card):
    """Other releases that must come first, each with what is needed of it."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "overview.dependencies", parent)
        self.head.title_label.setText(self.tr("依赖的发布"))
        self._add = self.add_button(self.tr("添加…"), self.add, icon="plus")

    def show_view(self, view: ReleaseView) -> None:
        """Show the other releases and whether they may be changed from here."""
        super().show_view(view)
        self.allow(self._add, rights.edit(self.desk.me, view))

    def signature(self, view: ReleaseView) -> object:
        """Return the other releases, the stage and whether they may be taken out."""
        return view.facts.dependencies, view.card.column, rights.edit(self.desk.me, view)

    def fill(self, view: ReleaseView) -> None:
        """Add one row for each other release."""
        may = rights.edit(self.desk.me, view) is None
        for other in view.facts.dependencies:
            met = dependency_reason(other, view.card.column) is Reason.NONE
            state = terms.STATUS[other.status]
            if other.status is Status.RUNNING:
                state = terms.COLUMN[BoardColumn(other.column)]
            need = other.need or self.tr("先于本发布完成")
            row = self.line(
                "",
                f"{other.application}  {need}",
                note=self.words.of(state),
                tone="ok" if met else "bad",
            )
            link = LinkButton(other.number, self, size=13, name=f"dependency.{other.number}")
            address = f"relapp://release/{other.number}"
            link.clicked.connect(partial(self.desk.address_wanted.emit, address))
            row.insertWidget(0, link)
            if may:
                words = self.tr("不再依赖 {number}").format(number=other.number)
                slot = partial(self._remove, other.release_id)
                name = f"dependency.{other.number}.remove"
                row.addWidget(self.remove_button(words, slot, name))
        if not view.facts.dependencies:
            self.add_hint(self.tr("不依赖其他发布"))

    def add(self) -> None:
        """Read the releases on their way and let the person choose."""
        wanted = CardFilter(limit=2_000)
        self.desk.tasks.read(partial(self.desk.services.board.cards, wanted), self._on_cards_read)

    def _on_cards_read(self, found: CardList) -> None:
        view = self.desk.view
        if view is None:
            return
        taken = {d.release_id for d in view.facts.dependencies} | {view.facts.release.id}
        choices = tuple(
            Choice(
                card.release_id,
                f"{card.number}  {card.application} {card.version_to}",
                card.title,
            )
            for card in sorted(found.cards, key=lambda c: c.number, reverse=True)
            if card.live and card.release_id not in taken
        )
        chosen = ChooseDialog.ask(
            self.window(), self.tr("依赖哪些发布"), choices, accept=self.tr("下一步")
        )
        if not chosen:
            return
        need = TextDialog.ask(
            self.window(),
            self.tr("需要它们做完什么"),
            self.tr("添加"),
            field=self.tr("内容"),
            hint=self.tr("例如：接口改造上线"),
        )
        if need is not None:
            present = tuple((d.release_id, d.need) for d in view.facts.dependencies)
            self._set((*present, *((key, need) for key in keys_of(chosen))))

    def _remove(self, release_id: int) -> None:
        view = self.desk.view
        if view is not None:
            self._set(
                tuple(
                    (d.release_id, d.need)
                    for d in view.facts.dependencies
                    if d.release_id != release_id
                )
            )

    def _set(self, needs: tuple[tuple[int, str], ...]) -> None:
        desk = self.desk
        desk.write(partial(desk.services.links.set_dependencies, desk.me, desk.release_id, needs))


def keys_of(found: frozenset[Hashable]) -> tuple[int, ...]:
    """Return what was ticked as keys of records."""
    return tuple(sorted(key for key in found if isinstance(key, int)))
