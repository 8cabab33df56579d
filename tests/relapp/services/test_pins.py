"""A personal PIN: set, given, mistyped, removed, reset; and that signing asks for it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from relapp.bootstrap import Core
from relapp.domain.delegation_rules import DelegationDraft
from relapp.domain.journal import Event
from relapp.domain.pin import Proof
from relapp.domain.vocabulary import Proven, StepState
from relapp.errors import RelappError
from relapp.services.approval_sheet import approval_sheet
from relapp.services.pin_hash import PinHasher
from relapp.store.queries import journal as journal_queries
from relapp.wording.errors import word
from relapp.wording.journal import sentence
from tests.builders import NOW
from tests.relapp.small_office import ZONE, SmallOffice

CHEAP = PinHasher((1, 8, 1))
PIN = "4826"


def said(command: Callable[[], object]) -> str:
    with pytest.raises(RelappError) as caught:
        command()
    return word(caught.value).zh


def cheap(office: SmallOffice) -> Core:
    office.core.pins.hasher = CHEAP
    return office.core


def with_pin(office: SmallOffice, login: str = "manager") -> Core:
    core = cheap(office)
    core.pins.set(office[login], PIN)
    return core


def to_sign(office: SmallOffice) -> int:
    """A release whose project manager may sign, with all checks passed."""
    key = office.register()
    office.walk(key, "approve")
    for item in office.view(key).step("manager")[1].checks:
        office.answer(key, item.id)
    assert office.view(key).step("manager")[1].state is StepState.CURRENT
    return key


def events(office: SmallOffice, event: Event) -> list[str]:
    with office.core.store.reading() as connection:
        found = journal_queries.entries_since(connection, 0, 10_000)
    return [sentence(entry).zh for entry in found if entry.event is event]


def sign(office: SmallOffice, key: int, proof: Proof | None = None) -> None:
    seal = office.view(key).fingerprint
    office.core.approvals.sign(office["manager"], key, "manager", "同意", seal, proof=proof)


def test_who_has_no_pin_signs_as_before_and_the_journal_says_so(
    sqlite_office: SmallOffice,
) -> None:
    key = to_sign(sqlite_office)
    sign(sqlite_office, key)
    (signature,) = sqlite_office.view(key).facts.signatures
    assert signature.proven is Proven.NONE
    newest = sqlite_office.core.history.of_release(key)[0]
    assert '"proven":"none"' in newest.after


def test_naming_a_deputy_takes_the_pin(sqlite_office: SmallOffice) -> None:
    office, core = sqlite_office, with_pin(sqlite_office)
    manager, other = office["manager"], office["other"]
    draft = DelegationDraft(manager.id, other.id, NOW, reason="休假")
    refused = said(lambda: core.delegations.set(manager, draft))
    assert refused.startswith("陈志远 设了 PIN")
    assert core.delegations.all() == ()
    core.delegations.set(manager, draft, proof=core.pins.check(manager, PIN))
    (held,) = core.delegations.all()
    assert (held.person_id, held.deputy_id) == (manager.id, other.id)
    # Ending it gives nobody a right.
    core.delegations.end(manager, held.id, held.version)


def test_a_signature_takes_the_pin(sqlite_office: SmallOffice) -> None:
    key, core = to_sign(sqlite_office), with_pin(sqlite_office)
    refused = "陈志远 设了 PIN，签署和设代理要先输入 PIN，没有完成"
    assert said(lambda: sign(sqlite_office, key)) == refused
    assert said(lambda: sign(sqlite_office, key, Proof(2, "made up"))) == refused
    assert sqlite_office.view(key).facts.signatures == ()
    sign(sqlite_office, key, core.pins.check(sqlite_office["manager"], PIN))
    (signature,) = sqlite_office.view(key).facts.signatures
    assert signature.proven is Proven.PIN
    assert '"proven":"pin"' in core.history.of_release(key)[0].after
    view = sqlite_office.view(key)
    for sheet, printed in (
        (approval_sheet(view, ZONE, "zh"), "同意（PIN）"),
        (approval_sheet(view, ZONE, "en"), "Approve (PIN)"),
    ):
        assert [row.decision for row in sheet.rows if row.signer == "陈志远"] == [printed]


def test_somebody_elses_proof_and_one_of_another_run_do_not_serve(
    sqlite_office: SmallOffice,
) -> None:
    key, core = to_sign(sqlite_office), with_pin(sqlite_office)
    core.pins.set(sqlite_office["other"], "9135")
    foreign = core.pins.check(sqlite_office["other"], "9135")
    borrowed = Proof(sqlite_office["manager"].id, foreign.mark)
    elsewhere = sqlite_office.open_again().core
    elsewhere.pins.hasher = CHEAP
    theirs = elsewhere.pins.check(sqlite_office["manager"], PIN)
    for proof in (foreign, borrowed, theirs):
        assert "要先输入 PIN" in said(lambda proof=proof: sign(sqlite_office, key, proof))  # type: ignore[misc]


@pytest.mark.parametrize(("minutes", "lasting"), [(0, 2), (5, 5), (15, 15)])
def test_a_proof_grows_old(sqlite_office: SmallOffice, minutes: int, lasting: int) -> None:
    office, key, core = sqlite_office, to_sign(sqlite_office), with_pin(sqlite_office)

    settings = replace(core.office.get(), pin_minutes=minutes)
    core.office.save(office["admin"], settings)
    me = office["manager"]
    proof = core.pins.check(me, PIN)
    assert (core.pins.standing(me.id).remembered == proof) == (minutes > 0)
    office.clock.set(office.clock.now() + timedelta(minutes=lasting))
    assert core.pins.standing(me.id).remembered is None
    assert "要先输入 PIN" in said(lambda: sign(office, key, proof))
    office.clock.set(office.clock.now() + timedelta(seconds=-1))
    sign(office, key, proof)


def test_returning_passing_on_and_adding_take_it_too(sqlite_office: SmallOffice) -> None:
    key, core = to_sign(sqlite_office), with_pin(sqlite_office)
    me, step, other = sqlite_office["manager"], "manager", sqlite_office["pmo"].id
    approvals = core.approvals
    for command in (
        lambda: approvals.send_back(me, key, step, "缺报告"),
        lambda: approvals.pass_on(me, key, step, other, "出差"),
        lambda: approvals.add_signer(me, key, step, other, "请把关"),
    ):
        assert "要先输入 PIN" in said(command)
    approvals.add_signer(me, key, step, other, "请把关", proof=core.pins.check(me, PIN))
    assert '"proven":"pin"' in core.history.of_release(key)[0].after
    approvals.send_back(me, key, step, "缺报告", proof=core.pins.check(me, PIN))
    assert sqlite_office.view(key).facts.signatures[-1].proven is Proven.PIN


def test_wrong_tries_make_wait_longer_and_longer_but_never_for_ever(
    sqlite_office: SmallOffice,
) -> None:
    office, core = sqlite_office, with_pin(sqlite_office)
    me = office["manager"]
    wrong = [said(lambda: core.pins.check(me, "1111")) for _ in range(3)]
    assert wrong == ["PIN 不对，请再输一次"] * 2 + ["PIN 不对，5 秒后可以再试"]
    assert said(lambda: core.pins.check(me, PIN)) == ("连续输错 3 次，5 秒后可以再试")
    assert core.pins.standing(me.id).wait_until == office.clock.now() + timedelta(seconds=5)
    office.clock.set(office.clock.now() + timedelta(seconds=5))
    assert said(lambda: core.pins.check(me, "1111")) == "PIN 不对，10 秒后可以再试"
    assert office.open_again().core.pins.standing(me.id).wait_until is not None
    office.clock.set(office.clock.now() + timedelta(seconds=10))
    assert core.pins.check(me, "４８２６")
    assert said(lambda: core.pins.check(me, "1111")) == "PIN 不对，请再输一次"
    assert events(office, Event.PIN_WRONG) == ["以 陈志远 的身份输错 PIN"] * 5


def test_tries_at_two_desks_count_together(sqlite_office: SmallOffice) -> None:
    core, other = with_pin(sqlite_office), sqlite_office.open_again().core
    other.pins.hasher = CHEAP
    me = sqlite_office["manager"]
    for pins in (core.pins, other.pins, core.pins):
        said(lambda pins=pins: pins.check(me, "1111"))  # type: ignore[misc]
    assert "5 秒后" in said(lambda: other.pins.check(me, PIN))


def test_changing_and_removing_take_the_old_one(sqlite_office: SmallOffice) -> None:
    office, core = sqlite_office, with_pin(sqlite_office)
    me = office["manager"]
    proof = core.pins.check(me, PIN)
    assert said(lambda: core.pins.set(me, "9135")) == "PIN 不对，请再输一次"
    assert said(lambda: core.pins.remove(me, "9135")) == "PIN 不对，请再输一次"
    core.pins.set(me, "9135", PIN)
    key = to_sign(office)
    assert "要先输入 PIN" in said(lambda: sign(office, key, proof))
    assert core.pins.check(me, "9135")
    core.pins.remove(me, "9135")
    assert not core.pins.standing(me.id).has
    assert said(lambda: core.pins.check(me, "9135")) == "没有设 PIN"
    sign(office, key)
    assert events(office, Event.PIN_SET) == ["陈志远 设置了 PIN"] * 2
    assert events(office, Event.PIN_REMOVED) == ["陈志远 取消了 PIN"]


@pytest.mark.parametrize(
    ("secret", "sentence_zh"),
    [
        ("482", "PIN 至少 4 位数字，密码至少 8 个字符，没有保存"),
        ("1234", "连号、键盘顺序和重复太容易猜到，没有保存"),
        ("Manager", "不能用登录名，没有保存，请换一个"),
        ("48\t2691574", "含有看不见的字符，没有保存，请换一个"),
        ("x" * 129, "最多 128 个字符，没有保存"),
    ],
)
def test_what_is_no_pin_is_refused_with_its_reason(
    sqlite_office: SmallOffice, secret: str, sentence_zh: str
) -> None:
    core = cheap(sqlite_office)
    assert said(lambda: core.pins.set(sqlite_office["manager"], secret)) == sentence_zh
    assert core.pins.holders() == frozenset()


def test_an_administrator_resets_and_the_person_is_told(sqlite_office: SmallOffice) -> None:
    office, core = sqlite_office, with_pin(sqlite_office)
    me = office["manager"]
    assert "系统管理员" in said(lambda: core.pins.reset(office["other"], me.id))
    core.pins.reset(office["admin"], me.id)
    standing = core.pins.standing(me.id)
    assert (standing.has, core.pins.holders()) == (False, frozenset())
    assert standing.reset is not None
    assert (standing.reset.by, standing.reset.at) == ("林静怡", office.clock.now())
    assert said(lambda: core.pins.reset(office["admin"], me.id)) == "没有设 PIN"
    core.pins.told(me)
    assert core.pins.standing(me.id).reset is None
    core.pins.set(me, "9135")
    core.pins.told(me)
    assert core.pins.standing(me.id).has
    assert events(office, Event.PIN_RESET) == ["重置 陈志远 的 PIN"]


def test_the_pin_stands_nowhere(sqlite_office: SmallOffice) -> None:
    core = with_pin(sqlite_office)
    proof = core.pins.check(sqlite_office["manager"], PIN)
    assert proof.mark not in repr(proof)
    with core.store.reading() as connection:
        (kept,) = connection.execute(text("SELECT hash FROM credential")).scalars()
        lines = [*connection.execute(text("SELECT subject, before, after FROM journal"))]
    assert kept.startswith("$argon2id$")
    for line in lines:
        assert "argon2" not in str(line)
        assert PIN not in str(line)


def test_a_hash_follows_when_the_parameters_rise(sqlite_office: SmallOffice) -> None:
    core = with_pin(sqlite_office)
    me = sqlite_office["manager"]
    core.pins.hasher = PinHasher((2, 16, 1))
    assert core.pins.check(me, PIN)
    with core.store.reading() as connection:
        (kept,) = connection.execute(text("SELECT hash FROM credential")).scalars()
    assert "m=16,t=2" in kept
    assert core.pins.check(me, PIN)


def test_a_damaged_hash_fits_no_pin(sqlite_office: SmallOffice) -> None:
    core = with_pin(sqlite_office)
    with core.store.writing() as connection:
        connection.execute(text("UPDATE credential SET hash = 'nonsense'"))
    assert said(lambda: core.pins.check(sqlite_office["manager"], PIN)) == "PIN 不对，请再输一次"


def test_a_team_database_offers_no_pin(postgres_office: SmallOffice) -> None:
    core, me = postgres_office.core, postgres_office["manager"]
    told = "团队数据库由个人的数据库账号证明身份，不用 PIN"
    for command in (
        lambda: core.pins.set(me, PIN),
        lambda: core.pins.remove(me, PIN),
        lambda: core.pins.check(me, PIN),
        lambda: core.pins.reset(postgres_office["admin"], me.id),
    ):
        assert said(command) == told
    assert not core.pins.standing(me.id).offered


def test_on_a_team_database_the_log_in_of_the_connection_proves_its_owner(
    postgres_office: SmallOffice,
) -> None:
    key = to_sign(postgres_office)
    sign(postgres_office, key)
    assert postgres_office.view(key).facts.signatures[0].proven is Proven.NONE
    with postgres_office.core.store.reading() as connection:
        login = connection.execute(text("SELECT session_user")).scalar_one()
    with postgres_office.core.store.writing() as connection:
        connection.execute(
            text("UPDATE person SET login = :l WHERE login = 'tester'"), {"l": login}
        )
    tester = postgres_office[login]
    for item in postgres_office.view(key).step("testing")[1].checks:
        postgres_office.answer(key, item.id)
    seal = postgres_office.view(key).fingerprint
    postgres_office.core.approvals.sign(tester, key, "testing", "同意", seal)
    assert postgres_office.view(key).facts.signatures[1].proven is Proven.DATABASE_LOGIN
