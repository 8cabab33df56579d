"""A definition answers what applies to a release and what comes next."""

from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.definition import ALWAYS, Condition, Profile
from relapp.domain.vocabulary import ReleaseMode, ReleaseType, Strategy
from tests.builders import SMALL, STAGES, a_profile

_words = st.frozensets(st.sampled_from(["training", "interfaces", "outage"]))
_profiles = st.builds(
    Profile,
    st.sampled_from(ReleaseType),
    st.sampled_from(ReleaseMode),
    st.sampled_from(Strategy),
    _words,
)
_conditions = st.builds(
    Condition,
    types=st.frozensets(st.sampled_from(ReleaseType)),
    modes=st.frozensets(st.sampled_from(ReleaseMode)),
    strategies=st.frozensets(st.sampled_from(Strategy)),
    yes=_words,
    no=_words,
)


@given(_profiles)
def test_a_condition_without_groups_always_holds(profile: Profile) -> None:
    assert ALWAYS.holds(profile)


@given(_conditions, _profiles)
def test_every_group_given_must_hold(condition: Condition, profile: Profile) -> None:
    expected = all(
        (
            not condition.types or profile.type in condition.types,
            not condition.modes or profile.mode in condition.modes,
            not condition.strategies or profile.strategy in condition.strategies,
            all(word in profile.yes for word in condition.yes),
            not any(word in profile.yes for word in condition.no),
        )
    )
    assert condition.holds(profile) is expected


def test_stages_follow_each_other() -> None:
    assert SMALL.stage_ids == ("plan", "prepare", "approve", "implement", "confirm", "closed")
    following = [SMALL.next_stage(key) for key in SMALL.stage_ids]
    assert following == [*STAGES[1:], None]


def test_steps_leave_out_what_does_not_apply_and_groups_that_become_empty() -> None:
    approve = SMALL.stage("approve")

    def listed(profile: Profile) -> list[list[str]]:
        return [[step.id for step in group] for group in SMALL.steps(approve, profile)]

    assert listed(a_profile()) == [["manager"], ["testing", "records"], ["office"]]
    urgent = a_profile(mode=ReleaseMode.EMERGENCY, yes=frozenset({"training"}))
    assert listed(urgent) == [
        ["head"],
        ["manager"],
        ["testing", "records", "training"],
        ["office"],
    ]


def test_a_check_is_found_with_its_place() -> None:
    stage, step, item = SMALL.check("testing_done")
    assert (stage.id, step and step.id, item.role) == ("approve", "testing", "tester")
    stage, step, item = SMALL.check("tested")
    assert (stage.id, step, item.evidence_required) == ("prepare", None, True)


def test_every_check_is_yielded_once() -> None:
    found = [item.id for _, _, item in SMALL.all_checks()]
    assert len(found) == len(set(found))
    assert {SMALL.check(key)[2].id for key in found} == set(found)
