"""What the recorded tests say: which kinds are done as expected, which keep a release back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from relapp.domain.definition import CheckItem, ProcessDefinition, Stage
from relapp.domain.release import CheckAnswer, ReleaseFacts
from relapp.domain.testing import TestDefect, TestRun
from relapp.domain.text import Text
from relapp.domain.vocabulary import CheckResult, Reason, ReleaseMode, TestKind

KIND_NAMES: Mapping[TestKind, Text] = {
    TestKind.OPERATION: Text("技术操作测试", "Technical operation"),
    TestKind.FUNCTION: Text("功能测试", "Function"),
    TestKind.BUSINESS: Text("业务操作测试", "Operation by staff"),
    TestKind.PERFORMANCE: Text("性能测试", "Performance"),
    TestKind.COMPATIBILITY: Text("兼容性测试", "Compatibility"),
    TestKind.INSTALLATION: Text("安装与回退演练", "Installation and rollback"),
}

BLOCKING: Final = frozenset({Reason.TEST_FAILED, Reason.DEFECT_OPEN})
_TESTERS: Final = ("release_tester", "tester")
_KEEPERS: Final = ("project_manager", "system_owner")
_KEY: Final = "test:"


@dataclass(frozen=True, slots=True)
class TestVerdict:
    """Where one kind of test stands.

    Attributes:
        run: the newest run of the kind.
        deferral: why it was put off in an emergency, as long as no run was made since.
    """

    __test__ = False

    kind: TestKind
    run: TestRun | None
    deferral: CheckAnswer | None
    reason: Reason

    @property
    def since(self) -> datetime | None:
        """When it came to stand so."""
        if self.deferral is not None:
            return self.deferral.at
        return self.run.at if self.run is not None else None


def verdict(facts: ReleaseFacts, kind: TestKind) -> TestVerdict:
    """Return where a kind stands: its newest run decides, whatever earlier ones found."""
    run = newest_run(facts, kind)
    deferral = facts.checks.get(key_of(kind))
    if deferral is not None and deferral.result is CheckResult.DEFERRED:
        return TestVerdict(kind, run, deferral, Reason.NONE)
    return TestVerdict(kind, run, None, _reason(run))


def verdicts(stage: Stage, facts: ReleaseFacts) -> tuple[TestVerdict, ...]:
    """Return where every kind stands that a stage asks for."""
    return tuple(verdict(facts, kind) for kind in stage.tests)


def newest_run(facts: ReleaseFacts, kind: TestKind) -> TestRun | None:
    """Return the last run of a kind, None before the first."""
    return next((run for run in reversed(facts.tests) if run.kind is kind), None)


def harmful(run: TestRun) -> tuple[TestDefect, ...]:
    """Return the defects left by a run that affect going live."""
    return tuple(defect for defect in run.defects if defect.affects_golive)


def sent_back_by(stage: Stage, facts: ReleaseFacts) -> bool:
    """Tell whether the tests speak against the release, so that a tester may send it back."""
    return any(found.reason in BLOCKING for found in verdicts(stage, facts))


def key_of(kind: TestKind) -> str:
    """Return the key under which a deferral and its follow-up are kept, as a check's are."""
    return _KEY + kind.value


def kind_of_key(key: str) -> TestKind | None:
    """Return the kind that a key stands for, None for that of a check."""
    found = key.removeprefix(_KEY)
    return TestKind(found) if key.startswith(_KEY) and found in set(TestKind) else None


def stage_of(definition: ProcessDefinition, kind: TestKind) -> Stage | None:
    """Return the stage that asks for a kind, None where none does."""
    return next((stage for stage in definition.stages if kind in stage.tests), None)


def roles_testing(definition: ProcessDefinition, kind: TestKind) -> tuple[str, ...]:
    """Return who records tests of a kind, first the one who is asked for them.

    A process with a tester has a tester do it; without one it falls to those who keep the
    release, and in a process that knows neither, to those who answer the stage's checks.
    """
    known = {role.id for role in definition.roles}
    testers = tuple(role for role in _TESTERS if role in known)
    if testers:
        return testers
    keepers = tuple(role for role in _KEEPERS if role in known)
    if keepers:
        # Whether staff can work with it is for the owner to find out.
        return keepers[::-1] if kind is TestKind.BUSINESS else keepers
    stage = stage_of(definition, kind)
    answering = tuple(dict.fromkeys(item.role for item in stage.checks)) if stage else ()
    return answering or (definition.office_role,)


def as_check(kind: TestKind, role: str) -> CheckItem:
    """Return a kind as a check of a role, which is how permission and deferral look at it."""
    return CheckItem(key_of(kind), KIND_NAMES[kind], role, may_be_deferred=True)


def may_be_deferred(stage: Stage, facts: ReleaseFacts, kind: TestKind) -> bool:
    """Tell whether a kind may stay open with a reason, as testing checks may in an emergency."""
    return facts.release.mode is ReleaseMode.EMERGENCY and kind in stage.tests


def substance(facts: ReleaseFacts) -> list[object]:
    """Return what an approval sees of the tests, with what backs each.

    What is tested once the release is live was no part of what was approved.
    """
    live = facts.release.deployed_at
    return [_substance(run) for run in facts.tests if live is None or run.at <= live]


def _substance(run: TestRun) -> list[object]:
    return [
        run.kind.value,
        run.environment,
        run.difference,
        [run.cases, run.passed, run.failed],
        run.as_expected,
        run.conclusion,
        run.tested_at.isoformat(),
        [[d.number, d.title, d.affects_golive, d.verdict] for d in run.defects],
        sorted(proof.sha256 or proof.link for proof in run.evidence),
    ]


def _reason(run: TestRun | None) -> Reason:
    if run is None:
        return Reason.NOT_TESTED
    if not run.as_expected:
        return Reason.TEST_FAILED
    return Reason.DEFECT_OPEN if harmful(run) else Reason.NONE
