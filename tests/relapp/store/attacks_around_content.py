"""Ways around what is closed: rows that were only touched, two changes at once, the back doors."""

from relapp.domain.journal import Event
from tests.relapp.store.attack_scene import Attacker, Deed
from tests.relapp.store.attacks import DENIED, Attack, sql

_SCOPE = (
    "INSERT INTO release_scope (release_id, application_id, version_from, version_to)"
    " SELECT %s, max(id), '', 'V9' FROM application"
)
_TEST = (
    "INSERT INTO test_run (release_id, kind, environment, difference, cases, passed, failed,"
    " as_expected, conclusion, tested_at, person_id, at, version)"
    " VALUES (%s, 'function', '', '', 1, 1, 0, true, '', now(), %s, now(), 1)"
)
_ROW = "UPDATE run_step SET title = '别的' WHERE release_id = %s"
_CHANGE = (
    "INSERT INTO change_request (number, title, kind, state, impact, resources, release_id,"
    " version) VALUES ('CR-新', '', 'feature', 'accepted', '', '', %s, 1)"
)
_DOUBT = (
    "INSERT INTO spot_check (release_id, item_id, holds, note, person_id, at, version)"
    " VALUES (%s, 'manager_ready', true, '', %s, now(), 1)"
)
_END = (
    "UPDATE signature SET superseded = true WHERE release_id = %s AND step_id = 'records'"
    " AND NOT superseded"
)


def _touched_first(where: str) -> Deed:
    """Return a deed that touches the release before it widens its scope."""

    def deed(who: Attacker) -> None:
        key = getattr(who.scene, where)
        who.run("UPDATE release SET version = version + 1 WHERE id = %s", key)
        who.run(_SCOPE, key)
        who.record(key)

    return deed


def _tested(where: str) -> Deed:
    """Return a deed that records a test of a release in one's own name."""

    def deed(who: Attacker) -> None:
        key = getattr(who.scene, where)
        who.run(_TEST, key, who.me)
        who.record(key)

    return deed


def _put_off_first(who: Attacker) -> None:
    """Say of a planned release that a kind of test comes late, and let it come."""
    who.run(
        "INSERT INTO check_answer (release_id, item_id, result, note, person_id, at, version)"
        " VALUES (%s, 'test:function', 'deferred', '', %s, now(), 1)",
        who.scene.running,
        who.me,
    )
    _tested("running")(who)


def _signed_again(event: Event) -> Deed:
    """Return a deed that touches an old signature and tells of it."""

    def deed(who: Attacker) -> None:
        who.run(_END, who.scene.signed)
        who.record(who.scene.signed, event)

    return deed


def _looked_at(who: Attacker) -> None:
    who.run(_DOUBT, who.scene.started, who.me)
    who.record(who.scene.started)


AROUND = (
    Attack(
        "another title with the step to the next stage",
        "manager",
        sql("UPDATE release SET stage = 'implement', title = '换掉' WHERE id = %s", "signed"),
        "RL004",
        "do not change at once",
        (
            "manager",
            sql("UPDATE release SET stage = 'implement' WHERE id = %s", "signed", record="signed"),
        ),
    ),
    Attack(
        "a wider scope behind a touched release",
        "manager",
        _touched_first("running"),
        "RL004",
        "approved for going live",
        ("manager", _touched_first("preparing")),
    ),
    Attack(
        "the run sheet after the approval",
        "manager",
        sql(_ROW, "running"),
        "RL004",
        "approved for going live",
        ("manager", sql(_ROW, "signed", record="signed")),
    ),
    Attack(
        "another time for a window that something was approved for",
        "office",
        sql(
            "UPDATE \"window\" SET ends_at = ends_at + interval '1 hour' WHERE id ="
            " (SELECT window_id FROM release WHERE id = %s)",
            "running",
        ),
        "RL004",
        "approved for going live",
        (
            "office",
            sql(
                "UPDATE \"window\" w SET ends_at = ends_at + interval '1 hour' WHERE NOT EXISTS"
                " (SELECT 1 FROM release r WHERE r.window_id = w.id)",
                record="office",
            ),
        ),
    ),
    Attack(
        "one more change request with what was approved",
        "office",
        sql(_CHANGE, "running", record="office"),
        "RL004",
        "approved for going live",
        ("office", sql(_CHANGE, "preparing", record="office")),
    ),
    Attack(
        "tests after the approval",
        "tester",
        _tested("running"),
        "RL004",
        "approved for going live",
        ("tester", _tested("preparing")),
    ),
    Attack(
        "tests after the approval, said to have been put off",
        "tester",
        _put_off_first,
        "RL004",
        "approved for going live",
        ("tester", _tested("preparing")),
    ),
    Attack(
        "ending the word of a colleague who signs beside one",
        "tester",
        sql(_END, "signed"),
        "RL001",
        "not yours to end",
        ("pmo", sql(_END, "signed", record="signed")),
    ),
    Attack(
        "telling of an old signature as if it were given now",
        "pmo",
        _signed_again(Event.STEP_SIGNED),
        "RL003",
        "needs the signature",
        ("pmo", _signed_again(Event.REMINDED)),
    ),
    Attack(
        "finding true what only the office looks at",
        "tester",
        lambda who: who.run(_DOUBT, who.scene.started, who.me),
        "RL005",
        "release office",
        ("office", _looked_at),
    ),
    Attack(
        "taking the doubt of the office away",
        "tester",
        sql("DELETE FROM spot_check"),
        DENIED,
        "permission denied",
        ("office", _looked_at),
    ),
    Attack(
        "forgetting what is still to be done",
        "manager",
        sql("DELETE FROM follow_up"),
        DENIED,
        "permission denied",
        ("office", _looked_at),
    ),
)
