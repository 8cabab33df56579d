"""The approval table of a plan: who signed in whose place, how many, and on what conditions."""

from datetime import date

from relapp.domain.conditions import Condition
from relapp.domain.delegation_rules import DelegationDraft
from relapp.domain.dossier import ApprovalRow
from relapp.domain.text import Language
from relapp.services.approval_sheet import approval_sheet
from relapp.wording.documents import numbered
from tests.builders import NOW
from tests.relapp.export.plan_samples import a_plan
from tests.relapp.services.test_signing import asked, hire, sign
from tests.relapp.small_office import ZONE, SmallOffice


def row(office: SmallOffice, key: int, language: Language = "zh") -> ApprovalRow:
    sheet = approval_sheet(office.view(key), ZONE, language)
    return next(r for r in sheet.rows if "testing" in r.step)


def test_a_deputy_stands_in_the_table_with_whom_he_signed_for(office: SmallOffice) -> None:
    key = asked(office)
    hire(office, "helper", "石磊")
    tester = office["tester"]
    assert row(office, key).signer == "孙敏、罗晓燕、唐嘉宁"
    draft = DelegationDraft(tester.id, office["helper"].id, NOW, None, "", "休假")
    office.core.delegations.set(tester, draft)
    sign(office, key, "helper")
    assert row(office, key).signer == "孙敏(石磊代)"
    assert row(office, key, "en").signer == "孙敏 (by 石磊)"


def test_everybody_who_signed_a_step_stands_in_the_table(office: SmallOffice) -> None:
    key = asked(office, "60%")
    sign(office, key, "tester")
    assert row(office, key).decision == "同意"
    sign(office, key, "third")
    assert row(office, key).signer == "孙敏、唐嘉宁"


def test_conditions_are_printed_below_the_table(office: SmallOffice) -> None:
    key = asked(office)
    sign(office, key, "tester", Condition("补压测报告", date(2026, 9, 18)))
    sheet = approval_sheet(office.view(key), ZONE, "zh")
    assert sheet.note.splitlines() == [
        "同意时附的条件：",
        "环节 testing：补压测报告（9月18日前）",
    ]
    assert row(office, key).decision == "有条件同意"
    printed = repr(numbered(a_plan(approval=sheet))[-1].blocks)
    assert "环节 testing：补压测报告（9月18日前）" in printed
    office.core.releases.finish_follow_up(
        office["office"], key, office.facts(key).follow_ups[0].id, "已补"
    )
    assert "补压测报告（已落实）" in approval_sheet(office.view(key), ZONE, "zh").note
