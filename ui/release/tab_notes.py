"""The small figures on the tabs: what is open, so that nobody has to look for it."""

from relapp.domain.release import FINISHED
from relapp.domain.vocabulary import BoardColumn, Need, RunKind, Standing, StepState
from relapp.services.views import ReleaseView


def tab_notes(view: ReleaseView) -> dict[str, str]:
    """Return a note for each tab that has one."""
    notes = {
        "overview": _count(sum(1 for f in view.facts.follow_ups if f.done_at is None)),
        "checks": _open(view, Need.CHECK, Need.DELIVERABLE),
        "tests": _open(view, Need.TEST),
        "plan": _open(view, Need.SECTION),
        "approval": _signed(view),
        "run_sheet": _executed(view),
    }
    return {tab: note for tab, note in notes.items() if note}


def _count(number: int) -> str:
    return str(number) if number else ""


def _open(view: ReleaseView, *needs: Need) -> str:
    kin = [r for r in view.requirements if r.need in needs]
    met = sum(1 for r in kin if r.standing is Standing.MET)
    return f"{met}/{len(kin)}" if met < len(kin) else ""


def _signed(view: ReleaseView) -> str:
    groups = view.groups.get(view.facts.release.stage, ())
    nodes = [n for g in groups for n in g.steps if n.state is not StepState.NOT_NEEDED]
    signed = sum(1 for n in nodes if n.state is StepState.SIGNED)
    return f"{signed}/{len(nodes)}" if nodes else ""


def _executed(view: ReleaseView) -> str:
    stage = view.definition.stage(view.facts.release.stage)
    steps = [s for s in view.facts.run_sheet if s.kind is not RunKind.ROLLBACK]
    if stage.column is not BoardColumn.IMPLEMENTING or not steps:
        return ""
    return f"{sum(1 for s in steps if s.result in FINISHED)}/{len(steps)}"
