"""The deeds that name who signs: pass a step on, add a signer, take either back."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relapp.domain.changes import Changes
from relapp.domain.signing_rules import may_take_over
from relapp.services.views import ReleaseView
from ui.release.desk import ReleaseDesk
from ui.release.signer_dialog import SignerDialog


class Naming(QObject):
    """Asks and writes; the panel shows what came of it."""

    def __init__(self, desk: ReleaseDesk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def pass_on(self, view: ReleaseView, step_id: str) -> None:
        """Ask for whoever signs instead, and why."""
        found = SignerDialog.ask(
            self._window,
            self.tr("转授权「{step}」").format(step=self._step(view, step_id)),
            self.tr("只对本次发布的这一环节有效，离开本阶段时结束；签署前可以收回。"),
            self.tr("转授权"),
            self._people(view, step_id),
        )
        if found is not None:
            desk = self._desk
            call = partial(
                desk.services.approvals.pass_on, desk.me, desk.release_id, step_id, *found
            )
            done = partial(self._on_named, found[0], self.tr("已交给 {person} 签署"))
            desk.write_proven(self._window, self.tr("输入 PIN 后转授权"), call, done)

    def add_signer(self, view: ReleaseView, step_id: str) -> None:
        """Ask for whoever signs beside the holders, and why."""
        found = SignerDialog.ask(
            self._window,
            self.tr("加签「{step}」").format(step=self._step(view, step_id)),
            self.tr("加签的人和原来的人都签了，这一环节才算签完；签署前可以收回。"),
            self.tr("加签"),
            self._people(view, step_id),
        )
        if found is not None:
            desk = self._desk
            call = partial(
                desk.services.approvals.add_signer, desk.me, desk.release_id, step_id, *found
            )
            done = partial(self._on_named, found[0], self.tr("已请 {person} 加签"))
            desk.write_proven(self._window, self.tr("输入 PIN 后加签"), call, done)

    def take_back(self, signer_id: int) -> None:
        """End what was passed on or added; it can be named again at any time."""
        desk = self._desk
        desk.write(partial(desk.services.approvals.take_back, desk.me, desk.release_id, signer_id))

    def _people(self, view: ReleaseView, step_id: str) -> list[tuple[int, str]]:
        """Return those who may be named: in use, not asked already, not who made the release."""
        _stage, node = view.step(step_id)
        return [
            (person.id, self._desk.words.join(person.name, person.department))
            for person in self._desk.people
            if person.active and may_take_over(person.id, node.step, view.facts) is None
        ]

    def _step(self, view: ReleaseView, step_id: str) -> str:
        return self._desk.words.of(view.step(step_id)[1].step.name)

    def _on_named(self, person_id: int, said: str, _changes: Changes) -> None:
        name = next((p.name for p in self._desk.people if p.id == person_id), "")
        self._desk.announced.emit(said.format(person=name))
