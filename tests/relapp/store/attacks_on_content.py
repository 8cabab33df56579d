"""What was approved must not change behind its signatures, nor what is fixed for good."""

from tests.relapp.store.attack_scene import Attacker
from tests.relapp.store.attacks import Attack, sql

_SECTION = "UPDATE plan_section SET body = '换掉', person_id = %s, at = now() WHERE release_id = %s"


def _changed_then_moved_on(who: Attacker) -> None:
    who.run(
        "UPDATE plan_section SET body = '换掉', person_id = %s, at = now() WHERE release_id = %s",
        who.me,
        who.scene.signed,
    )
    _moved_on(who)


def _moved_on(who: Attacker) -> None:
    who.run("UPDATE release SET stage = 'implement' WHERE id = %s", who.scene.signed)
    who.record(who.scene.signed)


CONTENT = (
    Attack(
        "a section after the approval",
        "manager",
        sql(_SECTION, "manager", "running"),
        "RL004",
        "approved for going live",
        ("manager", sql(_SECTION, "manager", "preparing", record="preparing")),
    ),
    Attack(
        "planning the run sheet of somebody else",
        "tester",
        sql("UPDATE run_step SET title = '别的' WHERE release_id = %s", "running"),
        "RL005",
        "plans its run sheet",
        (
            "tester",
            sql(
                "UPDATE run_step SET note = '晚了' WHERE release_id = %s",
                "running",
                record="running",
            ),
        ),
    ),
    Attack(
        "the version after the approval",
        "manager",
        sql("UPDATE release_scope SET version_to = 'V9' WHERE release_id = %s", "running"),
        "RL004",
        "approved for going live",
        (
            "manager",
            sql(
                "UPDATE release_scope SET version_to = 'V9' WHERE release_id = %s",
                "preparing",
                record="preparing",
            ),
        ),
    ),
    Attack(
        "another window after the approval",
        "manager",
        sql("UPDATE release SET window_id = NULL WHERE id = %s", "running"),
        "RL004",
        "approved for going live",
        (
            "manager",
            sql("UPDATE release SET window_id = 2 WHERE id = %s", "preparing", record="preparing"),
        ),
    ),
    Attack(
        "going live with what nobody signed",
        "manager",
        _changed_then_moved_on,
        "RL004",
        "not signed for what is there now",
        ("manager", _moved_on),
    ),
    Attack(
        "going on without signatures",
        "manager",
        sql("UPDATE release SET stage = 'implement' WHERE id = %s", "started"),
        "RL004",
        "not signed",
        ("manager", _moved_on),
    ),
    Attack(
        "leaving out a stage",
        "manager",
        sql("UPDATE release SET stage = 'confirm' WHERE id = %s", "signed"),
        "RL004",
        "one stage at a time",
        ("manager", _moved_on),
    ),
    Attack(
        "moving the release of somebody else",
        "tester",
        _moved_on,
        "RL005",
        "only who keeps",
        ("manager", _moved_on),
    ),
    Attack(
        "changing the process it was registered under",
        "manager",
        sql("UPDATE release SET process_id = 1 WHERE id = %s", "started"),
        "RL008",
        "stay",
        (
            "manager",
            sql("UPDATE release SET purpose = '为' WHERE id = %s", "started", record="started"),
        ),
    ),
    Attack(
        "changing a stored process",
        "admin",
        sql("UPDATE process SET content = '{}'"),
        "RL008",
        "never changes",
        ("admin", sql("UPDATE process SET active = true", record="office")),
    ),
    Attack(
        "a file under another hash",
        "tester",
        sql("INSERT INTO blob (sha256, size, content) VALUES (repeat('0', 64), 1, 'x')"),
        "RL008",
        "own hash",
        (
            "tester",
            sql(
                "INSERT INTO blob (sha256, size, content)"
                " VALUES (encode(sha256('x'), 'hex'), 1, 'x')"
            ),
        ),
    ),
)
