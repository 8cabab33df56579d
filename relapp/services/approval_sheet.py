"""Fills the approval table of a release plan: every step, who signed it and on what conditions."""

from datetime import datetime
from zoneinfo import ZoneInfo

from relapp.domain.approval import RouteStep
from relapp.domain.dossier import ApprovalRow, ApprovalSheet
from relapp.domain.release import Signature
from relapp.domain.text import Language, Text
from relapp.domain.vocabulary import BoardColumn, StepState
from relapp.services.views import ReleaseView
from relapp.wording import terms
from relapp.wording.signing import condition_lines, decided, signer_name

_PASSED = Text("{n} / {of} 通过", "{n} / {of} passed")
_CONDITIONS = Text("同意时附的条件：", "Conditions of the approvals:")
_CONDITION = Text("{step}：{text}", "{step}: {text}")
_LIST = Text("、", ", ")


def plan_nodes(view: ReleaseView) -> list[RouteStep]:
    """Return the steps of all routes before deployment; these approve the plan."""
    before = (BoardColumn.PLANNING, BoardColumn.PREPARING, BoardColumn.APPROVING)
    stages = [s.id for s in view.definition.stages if s.column in before]
    return [
        node
        for stage_id in stages
        for group in view.groups.get(stage_id, ())
        for node in group.steps
        if node.state is not StepState.NOT_NEEDED
    ]


def approval_sheet(view: ReleaseView, zone: ZoneInfo, language: Language) -> ApprovalSheet:
    """Return the table of all steps with its note on conditions."""
    return _Sheet(view, zone, language).sheet()


class _Sheet:
    """Holds what every row needs."""

    def __init__(self, view: ReleaseView, zone: ZoneInfo, language: Language) -> None:
        self._view = view
        self._zone = zone
        self._language = language

    def sheet(self) -> ApprovalSheet:
        """Put rows, note and lines for hand signatures together."""
        rows: list[ApprovalRow] = []
        number = 0
        for stage in self._view.definition.stages:
            for group in self._view.groups.get(stage.id, ()):
                nodes = [n for n in group.steps if n.state is not StepState.NOT_NEEDED]
                number += bool(nodes)
                rows.extend(self._row(str(number), node) for node in nodes)
        names = [self._t(n.step.name) for n in plan_nodes(self._view)]
        hand = tuple(dict.fromkeys((names[0], names[-1]))) if names else ()
        return ApprovalSheet(tuple(rows), note=self._conditions(), hand_signers=hand)

    def _row(self, group: str, node: RouteStep) -> ApprovalRow:
        signature = node.signature
        settled = node.answered - node.failed
        checks = self._t(_PASSED.format(n=settled, of=len(node.checks))) if node.checks else ""
        waiting = self._t(_LIST).join(ref.name for ref in node.holders)
        decision = terms.STEP_STATE[node.state]
        if signature is not None and node.state is not StepState.LAPSED:
            decision = decided(terms.DECISION[signature.decision], signature.proven)
        return ApprovalRow(
            group=group,
            step=self._t(node.step.name),
            signer=self._signers(node) or waiting,
            checks=checks,
            decision=self._t(decision),
            signed_on=self._day(signature.at if signature else None),
        )

    def _signers(self, node: RouteStep) -> str:
        """Return who signed, all of them where a step takes several."""
        shown = node.signature
        signed: tuple[Signature, ...] = node.valid if node.state is StepState.SIGNED else ()
        signed = signed or ((shown,) if shown else ())
        return self._t(_LIST).join(self._t(signer_name(s)) for s in signed)

    def _conditions(self) -> str:
        """Return what approvals were given with, each condition on a line of its own."""
        lines = [
            self._t(_CONDITION.format(step=node.step.name, text=line))
            for groups in self._view.groups.values()
            for group in groups
            for node in group.steps
            for signature in node.valid
            for line in condition_lines(
                self._view.definition, self._view.facts, signature, self._zone
            )
        ]
        return "\n".join((self._t(_CONDITIONS), *lines)) if lines else ""

    def _t(self, text: Text) -> str:
        return text.of(self._language)

    def _day(self, moment: datetime | None) -> str:
        return "" if moment is None else moment.astimezone(self._zone).date().isoformat()
