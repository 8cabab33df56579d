"""What somebody with psql and an own log-in must not do, each with its permitted twin."""

from dataclasses import dataclass
from typing import Final

from relapp.domain.journal import Event
from tests.relapp.store.attack_scene import Attacker, Deed, yesterday

DENIED: Final = "42501"


@dataclass(frozen=True)
class Attack:
    """One attempt.

    Attributes:
        name: what is tried.
        login: whose log-in is used.
        deed: what is done with it.
        state: SQLSTATE of the refusal.
        says: part of what the refusal says.
        twin: log-in and deed of what is permitted and nearest to it.
    """

    name: str
    login: str
    deed: Deed
    state: str
    says: str
    twin: tuple[str, Deed]


def sql(statement: str, *fields: str, record: str = "") -> Deed:
    """Return a deed of one statement; fields are of the scene, `record` a release to tell of."""

    def deed(who: Attacker) -> None:
        values = [getattr(who.scene, f) if hasattr(who.scene, f) else who.person(f) for f in fields]
        who.run(statement, *values)
        if record == "office":
            who.write(who.entry("office"))
        elif record:
            who.record(getattr(who.scene, record))

    return deed


def _as_deputy(who: Attacker) -> None:
    who.sign("records", behalf=who.person("pmo"))


def _named_deputy(who: Attacker) -> None:
    who.run(
        "INSERT INTO delegation (person_id, deputy_id, role, starts_at, reason, set_by_id, set_at,"
        " version) VALUES (%s, %s, '', now(), '', %s, now(), 1)",
        who.person("pmo"),
        who.person("tester"),
        who.me,
    )
    who.write(who.entry("office"))


def _passed_on(who: Attacker) -> None:
    who.run(
        "INSERT INTO step_signer (release_id, stage, step_id, person_id, part, reason, set_by_id,"
        " set_at, ended) VALUES (%s, 'approve', 'records', %s, 'passed_on', '', %s, now(), false)",
        who.scene.started,
        who.person("tester"),
        who.me,
    )
    who.record(who.scene.started)


def _line(**changed: object) -> Deed:
    return lambda who: who.write(who.entry(f"release:{who.scene.started}", **changed))  # type: ignore[arg-type]


def _old_line(who: Attacker) -> None:
    entry = who.entry("office")
    who.write(who.entry("office", at=yesterday(entry.at)))


def _false_digest(who: Attacker) -> None:
    entry = who.entry("office")
    object.__setattr__(entry, "digest", "0" * 64)
    who.write(entry)


def _others_line(who: Attacker) -> None:
    key, name = who.scene.people["pmo"]
    who.write(who.entry("office", actor_id=key, actor=name))


_TICK = (
    "INSERT INTO check_answer (release_id, item_id, result, note, person_id, at, version)"
    " VALUES (%s, 'testing_done', 'pass', '', %s, now(), 1)"
)
_ROLE = "INSERT INTO person_role (person_id, role) VALUES (%s, '{}')"
_CAST = "INSERT INTO release_cast (release_id, role, person_id) VALUES (%s, 'pmo', %s)"
_OWN_RECORD = ("pmo", lambda who: who.sign("records"))

SIGNING = (
    Attack(
        "a step of another role",
        "tester",
        lambda who: who.sign("records"),
        "RL001",
        "not yours",
        _OWN_RECORD,
    ),
    Attack(
        "for somebody who named no deputy",
        "tester",
        _as_deputy,
        "RL001",
        "not yours",
        ("other", _as_deputy),
    ),
    Attack(
        "in the name of somebody else",
        "tester",
        lambda who: who.sign("records", person=who.person("pmo")),
        "RL002",
        "name of somebody else",
        _OWN_RECORD,
    ),
    Attack(
        "before its turn",
        "office",
        lambda who: who.sign("office"),
        "RL001",
        "before this one",
        _OWN_RECORD,
    ),
    Attack(
        "with an earlier date",
        "pmo",
        lambda who: who.sign("records", later="-1 day"),
        "RL006",
        "clock",
        _OWN_RECORD,
    ),
    Attack(
        "a stage that is over",
        "pmo",
        lambda who: who.sign("records", who.scene.running),
        "RL001",
        "no such step",
        _OWN_RECORD,
    ),
    Attack(
        "naming oneself the deputy of a signer",
        "tester",
        _named_deputy,
        "RL001",
        "not yours",
        ("pmo", _named_deputy),
    ),
    Attack(
        "passing a step on to oneself",
        "tester",
        _passed_on,
        "RL001",
        "not yours",
        ("pmo", _passed_on),
    ),
    Attack(
        "casting a signer as the keeper",
        "manager",
        sql(_CAST, "started", "manager"),
        "RL001",
        "release office",
        ("office", sql(_CAST, "started", "other", record="started")),
    ),
    Attack(
        "changing what a signature says",
        "manager",
        sql("UPDATE signature SET fingerprint = repeat('0', 64) WHERE release_id = %s", "signed"),
        "RL003",
        "as it was given",
        (
            "manager",
            sql(
                "UPDATE signature SET superseded = true WHERE release_id = %s",
                "signed",
                record="signed",
            ),
        ),
    ),
    Attack(
        "removing a signature",
        "manager",
        sql("DELETE FROM signature"),
        DENIED,
        "permission denied",
        _OWN_RECORD,
    ),
    Attack(
        "ending the signature of somebody else",
        "staff",
        sql("UPDATE signature SET superseded = true WHERE release_id = %s", "signed"),
        "RL001",
        "not yours to end",
        (
            "manager",
            sql(
                "UPDATE signature SET superseded = true WHERE release_id = %s",
                "signed",
                record="signed",
            ),
        ),
    ),
    Attack(
        "ticking in the name of somebody else",
        "tester",
        sql(_TICK, "started", "pmo"),
        "RL002",
        "name of somebody else",
        ("tester", sql(_TICK, "started", "tester", record="started")),
    ),
    Attack(
        "ticking without a line in the journal",
        "tester",
        sql(_TICK, "started", "tester"),
        "RL007",
        "line in the journal",
        ("tester", sql(_TICK, "started", "tester", record="started")),
    ),
)

_APPEND = ("tester", _line())
JOURNAL = (
    Attack(
        "changing a line",
        "office",
        sql("UPDATE journal SET after = ''"),
        DENIED,
        "permission denied",
        _APPEND,
    ),
    Attack(
        "removing a line",
        "office",
        sql("DELETE FROM journal"),
        DENIED,
        "permission denied",
        _APPEND,
    ),
    Attack(
        "emptying the journal",
        "admin",
        sql("TRUNCATE journal"),
        DENIED,
        "permission denied",
        _APPEND,
    ),
    Attack(
        "moving the head of a chain",
        "admin",
        sql("UPDATE journal_chain SET place = 1"),
        DENIED,
        "permission denied",
        _APPEND,
    ),
    Attack(
        "a line of another actor",
        "tester",
        _others_line,
        "RL002",
        "whoever is logged in",
        ("pmo", _others_line),
    ),
    Attack(
        "a line under another name",
        "tester",
        _line(actor="别人"),
        "RL002",
        "whoever is logged in",
        _APPEND,
    ),
    Attack(
        "a line that leaves a gap",
        "tester",
        _line(place=9999),
        "RL003",
        "continue its chain",
        _APPEND,
    ),
    Attack(
        "a line on another one",
        "tester",
        _line(previous="0" * 64),
        "RL003",
        "continue its chain",
        _APPEND,
    ),
    Attack(
        "a line with a false hash",
        "tester",
        _false_digest,
        "RL003",
        "continue its chain",
        _APPEND,
    ),
    Attack(
        "a chain of its own",
        "tester",
        lambda who: who.write(who.entry("release:4711")),
        "RL003",
        "no such chain",
        _APPEND,
    ),
    Attack(
        "a line of last year",
        "tester",
        _old_line,
        "RL006",
        "clock",
        _APPEND,
    ),
    Attack(
        "a signature that is only told of",
        "tester",
        _line(event=Event.STEP_SIGNED),
        "RL003",
        "needs the signature",
        ("pmo", lambda who: who.sign("records")),
    ),
    Attack(
        "numbering lines oneself",
        "tester",
        sql("INSERT INTO journal (seq) VALUES (99999)"),
        DENIED,
        "permission denied",
        _APPEND,
    ),
)
