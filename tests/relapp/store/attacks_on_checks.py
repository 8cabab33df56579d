"""Checks are answered, taken back and backed by whom the process asks, and by nobody else."""

from typing import Final

from relapp.domain.journal import Event
from tests.relapp.store.attack_scene import Attacker, Deed
from tests.relapp.store.attacks import Attack, sql

_ANSWER: Final = (
    "INSERT INTO check_answer (release_id, item_id, result, note, person_id, at, version)"
    " VALUES (%s, %s, %s, '', %s, now(), 1)"
)
_TAKEN_BACK: Final = "DELETE FROM check_answer WHERE release_id = %s AND item_id = 'manager_ready'"
_CHANGED: Final = (
    "UPDATE check_answer SET {}, person_id = %s, at = now() WHERE release_id = %s"
    " AND item_id = 'manager_ready'"
)
_BACKED: Final = (
    "INSERT INTO evidence (release_id, item_id, name, link, person_id, at)"
    " VALUES (%s, %s, '记录', 'https://example.org', %s, now())"
)
_BARED: Final = "DELETE FROM evidence WHERE release_id = %s AND item_id = 'tested'"
_BAD_TEST: Final = (
    "INSERT INTO test_run (release_id, kind, environment, difference, cases, passed, failed,"
    " as_expected, conclusion, tested_at, person_id, at, version)"
    " VALUES (%s, 'function', '', '', 1, 0, 1, false, '', now(), %s, now(), 1)"
)
_YOURS: Final = "not yours to answer"


def _answered(item: str, where: str = "started", result: str = "pass") -> Deed:
    """Return a deed that answers a check in one's own name."""

    def deed(who: Attacker) -> None:
        key = getattr(who.scene, where)
        who.run(_ANSWER, key, item, result, who.me)
        who.record(key, Event.CHECK_ANSWERED)

    return deed


def _changed(what: str) -> Deed:
    """Return a deed that changes an answer of the manager, in one's own name."""

    def deed(who: Attacker) -> None:
        who.run(_CHANGED.format(what), who.me, who.scene.started)
        who.record(who.scene.started, Event.CHECK_ANSWERED)

    return deed


def _backed(item: str) -> Deed:
    """Return a deed that gives a check evidence in one's own name."""

    def deed(who: Attacker) -> None:
        who.run(_BACKED, who.scene.started, item, who.me)
        who.record(who.scene.started, Event.EVIDENCE_ADDED)

    return deed


def _sent_back(*, tested: bool, result: str = "fail", answered: bool = False) -> Deed:
    """Return a deed that sends a release back, because of a test or as its keeper."""

    def deed(who: Attacker) -> None:
        key = who.scene.preparing
        if tested:
            who.run(_BAD_TEST, key, who.me)
        who.run("UPDATE release SET stage = 'plan', stage_since = now() WHERE id = %s", key)
        _answered("back:prepare", "preparing", result)(who)
        if answered:
            who.run("DELETE FROM check_answer WHERE item_id = 'back:prepare'")

    return deed


def _held_first(deed: Deed) -> Deed:
    """Return a deed that puts the release on hold before another."""

    def both(who: Attacker) -> None:
        who.run("UPDATE release SET status = 'on_hold' WHERE id = %s", who.scene.started)
        deed(who)

    return both


CHECKS = (
    Attack(
        "ticking a check of another role",
        "tester",
        _answered("records_kept"),
        "RL005",
        _YOURS,
        ("pmo", _answered("records_kept")),
    ),
    Attack(
        "ticking for somebody who named no deputy",
        "manager",
        _answered("records_kept"),
        "RL005",
        _YOURS,
        ("other", _answered("records_kept")),
    ),
    Attack(
        "ticking a check of a stage as the administrator",
        "admin",
        _answered("trained", "preparing"),
        "RL005",
        _YOURS,
        ("tester", _answered("trained", "preparing")),
    ),
    Attack(
        "ticking a check that the process does not have",
        "tester",
        _answered("extra"),
        "RL005",
        _YOURS,
        ("tester", _answered("testing_done")),
    ),
    Attack(
        "taking back the answer of another role",
        "tester",
        sql(_TAKEN_BACK, "started", record="started"),
        "RL005",
        _YOURS,
        ("manager", sql(_TAKEN_BACK, "started", record="started")),
    ),
    Attack(
        "changing the answer of another role",
        "tester",
        _changed("result = 'fail'"),
        "RL005",
        _YOURS,
        ("manager", _changed("result = 'fail'")),
    ),
    Attack(
        "moving an answer to another check",
        "manager",
        _changed("item_id = 'records_kept'"),
        "RL008",
        "stays with its check",
        ("manager", _changed("item_id = item_id")),
    ),
    Attack(
        "moving an answer to another release",
        "manager",
        _changed("release_id = 1"),
        "RL008",
        "stays with its check",
        ("manager", _changed("release_id = release_id")),
    ),
    Attack(
        "ticking while the release is on hold",
        "manager",
        _held_first(_changed("note = '补记'")),
        "RL004",
        "on hold",
        ("manager", _changed("note = '补记'")),
    ),
    Attack(
        "backing a check of another role",
        "tester",
        _backed("records_kept"),
        "RL005",
        "not yours to back",
        ("pmo", _backed("records_kept")),
    ),
    Attack(
        "backing what is no check",
        "tester",
        _backed("test:function"),
        "RL005",
        "not yours to back",
        ("tester", _backed("testing_done")),
    ),
    Attack(
        "taking away what backs a check of another role",
        "manager",
        sql(_BARED, "started", record="started"),
        "RL005",
        "not yours to back",
        ("tester", sql(_BARED, "started", record="started")),
    ),
    Attack(
        "putting a test off in the place of its tester",
        "pmo",
        _answered("test:function", "preparing", "deferred"),
        "RL005",
        _YOURS,
        ("tester", _answered("test:function", "preparing", "deferred")),
    ),
    Attack(
        "putting a test off that nobody knows",
        "tester",
        _answered("test:taste", "preparing", "deferred"),
        "RL005",
        _YOURS,
        ("tester", _answered("test:business", "preparing", "deferred")),
    ),
    Attack(
        "a return of what was not sent back",
        "manager",
        _answered("back:approve", "started", "fail"),
        "RL005",
        "sends a release back",
        ("manager", _sent_back(tested=False)),
    ),
    Attack(
        "a return that keeps nothing open",
        "tester",
        _sent_back(tested=True, result="pass"),
        "RL005",
        "sends a release back",
        ("tester", _sent_back(tested=True)),
    ),
    Attack(
        "answering for a return in the place of the keeper",
        "tester",
        _sent_back(tested=True, answered=True),
        "RL005",
        "came back for",
        ("manager", _sent_back(tested=False, answered=True)),
    ),
)
