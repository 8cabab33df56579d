"""Deeds on a release as a whole that ask something first: outcome, dates, going back."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relapp.domain.changes import Changes
from relapp.domain.text import Text
from relapp.domain.vocabulary import BoardColumn, Outcome, ReleaseMode, ReleaseType, Status
from relapp.services.views import ReleaseView
from relapp.wording import terms
from ui.actions.saving_dialog import SavingDialog
from ui.kit.base_dialog import BaseDialog
from ui.kit.form_grid import FormGrid
from ui.kit.period_field import PeriodField
from ui.release import rights
from ui.release.desk import ReleaseDesk
from ui.release.moment_edit import MomentEdit
from ui.release.resubmitting import resubmit
from ui.release.sign_dialog import TextDialog

OUTCOMES = (Outcome.SUCCESS, Outcome.ROLLED_BACK, Outcome.UNCONFIRMED)


class OwnDateDialog(SavingDialog):
    """A date of its own, for a new system or an emergency."""

    def __init__(self, desk: ReleaseDesk, view: ReleaseView, parent: QWidget | None = None) -> None:
        super().__init__("", desk.tasks, parent, name="own_date", width=500)
        title = self.tr("自定上线日期")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self._desk = desk
        self._release = view.facts.release
        start = view.card.starts_at or desk.words.clock.now() + timedelta(days=1)
        end = view.card.ends_at or start + timedelta(hours=4)
        spoken = (self.tr("开始"), self.tr("结束"))
        self.period = PeriodField(start, end, desk.words.zone, self, spoken=spoken)
        form = FormGrid()
        form.add(self.tr("日期"), self.period)
        self.body.addWidget(form)
        self.add_accept(self.tr("保存"))
        self.add_reject()

    @classmethod
    def ask(cls, parent: QWidget, desk: ReleaseDesk, view: ReleaseView) -> object | None:
        """Return the Changes of what was saved, or None."""
        dialog = cls(desk, view, parent)
        saved = dialog.outcome if dialog.exec() else None
        dialog.deleteLater()
        return saved

    def command(self) -> Callable[[], object] | None:
        """Save the date; freezes may refuse it."""
        desk, release = self._desk, self._release
        return partial(
            desk.services.releases.schedule,
            desk.me,
            release.id,
            release.version,
            start=self.period.start(),
            end=self.period.end(),
        )


class TrialDialog(BaseDialog):
    """The end of the trial run."""

    def __init__(self, desk: ReleaseDesk, view: ReleaseView, parent: QWidget | None = None) -> None:
        super().__init__("", parent, name="trial", width=420)
        title = self.tr("试运行结束时间")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        days = view.definition.trial_run_days or 14
        at = view.facts.release.trial_until or desk.words.clock.now() + timedelta(days=days)
        self.edit = MomentEdit(desk.words.zone, at, self)
        form = FormGrid()
        form.add(self.tr("结束"), self.edit)
        self.body.addWidget(form)
        self.add_accept(self.tr("保存"))
        self.add_reject()


class ReleaseDeeds(QObject):
    """Asks and writes; the page shows what came of it."""

    def __init__(self, desk: ReleaseDesk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def state_outcome(self) -> None:
        """Ask how it ended; anything but success needs words."""
        view = self._desk.view
        if view is None or self._refused(rights.run(self._desk.me, view)):
            return
        words = self._desk.words
        found = TextDialog.ask_choice(
            self._window,
            self.tr("发布结果"),
            self.tr("保存"),
            field=self.tr("说明"),
            hint=self.tr("回退或未确认时必填：发生了什么，业务影响多大"),
            choices=tuple((o.value, words.of(terms.OUTCOME[o])) for o in OUTCOMES),
            choice_title=self.tr("结果"),
            optional_for=(Outcome.SUCCESS.value,),
        )
        if found is not None:
            call = partial(
                self._desk.services.releases.set_outcome,
                self._desk.me,
                self._desk.release_id,
                Outcome(found[0]),
                found[1],
            )
            self._desk.write(call)

    def set_trial(self) -> None:
        """Ask until when the trial run lasts."""
        view = self._desk.view
        if view is None or self._refused(rights.run(self._desk.me, view)):
            return
        dialog = TrialDialog(self._desk, view, self._window)
        agreed, until = bool(dialog.exec()), dialog.edit.moment()
        dialog.deleteLater()
        if agreed:
            desk = self._desk
            desk.write(partial(desk.services.releases.set_trial, desk.me, desk.release_id, until))

    def set_own_date(self) -> None:
        """Ask for a date of its own."""
        view = self._desk.view
        if view is None or self._refused(rights.content(self._desk.me, view)):
            return
        saved = OwnDateDialog.ask(self._window, self._desk, view)
        if isinstance(saved, Changes):
            self._desk.context.hub.announce(saved)

    def send_back(self) -> None:
        """Ask for the stage and the reason, and go back."""
        view = self._desk.view
        if view is None or self._refused(rights.run(self._desk.me, view)):
            return
        words, order = self._desk.words, view.definition.stage_ids
        earlier = reversed(order[: order.index(view.facts.release.stage)])
        found = TextDialog.ask_choice(
            self._window,
            self.tr("退回前面的阶段"),
            self.tr("退回"),
            note=self.tr("退回后，那个阶段以后的签署全部作废，须重新签署。"),
            danger=True,
            choices=tuple((s, words.of(view.definition.stage(s).name)) for s in earlier),
            choice_title=self.tr("退到"),
        )
        if found is not None:
            desk = self._desk
            call = partial(desk.services.releases.send_back, desk.me, desk.release_id, *found)
            desk.write(call)

    def resubmit(self) -> None:
        """Ask what was mended after the release was sent back."""
        resubmit(self._desk, self._window)

    def _refused(self, refusal: Text | None) -> bool:
        if refusal is not None:
            self._desk.announced.emit(self._desk.words.of(refusal))
        return refusal is not None


def may_have_own_date(view: ReleaseView) -> bool:
    """Tell whether the release takes a date of its own instead of a window."""
    release = view.facts.release
    by_window = view.definition.windows is not None
    planned_upgrade = release.type is ReleaseType.UPGRADE and release.mode is ReleaseMode.PLANNED
    return release.live and not (by_window and planned_upgrade)


def may_have_outcome(view: ReleaseView) -> bool:
    """Tell whether it is time to state how it ended."""
    column = view.definition.stage(view.facts.release.stage).column
    late = (BoardColumn.IMPLEMENTING, BoardColumn.CONFIRMING)
    return view.facts.release.status is Status.RUNNING and column in late
