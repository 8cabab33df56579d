"""What goes wrong on a release and how it is mended: returned, put off, changed after signing."""

from dataclasses import dataclass, replace

from relapp.domain import test_verdict
from relapp.domain.release import RunStepDraft, draft_of
from relapp.domain.vocabulary import RunKind, TestKind
from relapp.sample import test_words
from relapp.sample.player import Player
from relapp.services.releases import ReleaseEdit


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack:
    """How a release goes back, and what its keeper does about it.

    Attributes:
        opinion: what the signer, or the tester, finds.
        stage: where the signer sends it; empty leaves it to the process.
        section: part of the plan that is written anew.
        text: what is added to it.
        retest: kind that is tested once more before it goes on.
        note: what the keeper says when he resubmits it.
    """

    opinion: str
    stage: str = ""
    section: str = ""
    text: str = ""
    retest: TestKind | None = None
    note: str = "已按意见补充，请再看。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rework:
    """How the content changes under signatures that were given.

    Attributes:
        section: part of the plan that is written anew.
        text: what is added to it.
        row: title of a row added to the run sheet.
        version: version that goes live instead.
    """

    section: str
    text: str
    row: str
    version: str


class Setbacks:
    """Deeds of the people of one release."""

    def __init__(self, player: Player) -> None:
        """Act for the people whom a player knows."""
        self._player = player
        self._core = player.core

    def put_off(self, kind: TestKind, reason: str) -> None:
        """Put a test off in an emergency."""
        self._core.tests.defer(self._player.tester(kind), self._player.release_id, kind, reason)
        self._player.forget()

    def fail_test(self, kind: TestKind, conclusion: str) -> None:
        """Record a run that was not as expected, which may send the release back."""
        facts = self._player.view().facts
        draft = test_words.run_of(kind, facts, self._core.clock.now())
        failed = replace(
            draft,
            as_expected=False,
            passed=draft.cases - 2,
            failed=2,
            conclusion=conclusion,
        )
        self._core.tests.save(self._player.tester(kind), self._player.release_id, failed)
        self._player.forget()

    def leave_obstacle(self, kind: TestKind, title: str) -> None:
        """Record a run as expected but for a defect that affects going live."""
        player, tests = self._player, self._core.tests
        facts, tester = player.view().facts, player.tester(kind)
        draft = test_words.run_of(kind, facts, self._core.clock.now())
        tests.save(tester, player.release_id, replace(draft, passed=draft.cases - 2, failed=2))
        run = test_verdict.newest_run(player.view(fresh=True).facts, kind)
        assert run is not None
        tests.save_defect(tester, player.release_id, run.id, test_words.obstacle_of(facts, title))
        player.forget()

    def send_back(self, step_id: str, opinion: str, stage_id: str | None = None) -> None:
        """Return the release at a step: for supplements, or to an earlier stage."""
        actor, key = self._player.signer(step_id), self._player.release_id
        self._core.approvals.send_back(actor, key, step_id, opinion, stage_id)
        self._player.forget()

    def mend(self, back: SentBack) -> None:
        """Do what a release was sent back for, and say so."""
        player = self._player
        if back.section:
            player.add_to_section(back.section, back.text)
        if back.retest is not None:
            player.record_test(back.retest)
        keeper = player.keeper()
        self._core.approvals.resubmit_release(keeper, player.release_id, back.note)
        player.forget()

    def rework(self, change: Rework) -> None:
        """Change what has been signed: plan, run sheet and version."""
        player, core = self._player, self._core
        player.add_to_section(change.section, change.text)
        facts, keeper = player.view(fresh=True).facts, player.keeper()
        last = [step for step in facts.run_sheet if step.kind is RunKind.STEP][-1]
        row: RunStepDraft = replace(
            draft_of(last), id=0, version=0, title=change.row, minutes=15, question=""
        )
        core.run_sheets.save(keeper, player.release_id, row)
        version = player.view(fresh=True).facts.release.version
        edit = ReleaseEdit(version_to=change.version)
        core.releases.edit(keeper, player.release_id, edit, version)
        player.forget()
