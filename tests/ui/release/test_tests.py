"""The tab 测试: recording, defects, evidence, putting off and sending back, as a person does it."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from relapp.domain.testing import TestDefectDraft, TestRunDraft
from relapp.domain.vocabulary import CheckResult, Need, ReleaseMode, TestKind
from relapp.services.views import ReleaseView
from tests.relapp.small_office import a_run
from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk, find
from tests.ui.release.scene import Scene
from ui.actions.file_maker import FileMaker, FileWish
from ui.kit import messages
from ui.kit.buttons import Button
from ui.release.decision import decide
from ui.release.evidence_menu import EvidenceMenu
from ui.release.sign_dialog import SignDialog, SignedContent, TextDialog
from ui.release.signing import Signing
from ui.release.test_dialogs import DefectDialog, TestRunDialog
from ui.release.tests_panel import TestsPanel

FUNCTION, BUSINESS = TestKind.FUNCTION, TestKind.BUSINESS


def panel(desk: Desk) -> TestsPanel:
    return cast("TestsPanel", desk.pane.panel("tests"))


def shown(desk: Desk) -> list[tuple[str, str, str]]:
    """Kind, result and counts of every row, as they stand in the table."""
    model = panel(desk).model
    return [
        tuple(str(model.index(row, place).data()) for place in range(3))  # type: ignore[misc]
        for row in range(model.rowCount())
    ]


def words_of(widget: QWidget) -> str:
    """Everything a detail says, label by label."""
    return "\n".join(found.text() for found in widget.findChildren(QLabel))


def button(desk: Desk, name: str) -> Button:
    return cast("Button", find(panel(desk), name))


def type_run(
    dialog: TestRunDialog, *, environment: str, counts: tuple[int, int, int], conclusion: str
) -> None:
    """Fill the dialog in as a tester would."""
    cast("QLineEdit", find(dialog, "test_run.environment")).setText(environment)
    for field, value in zip((dialog.cases, dialog.passed, dialog.failed), counts, strict=True):
        field.setValue(value)
    cast("QPlainTextEdit", find(dialog, "test_run.conclusion")).setPlainText(conclusion)


def a_failed_run() -> TestRunDraft:
    return replace(a_run(), as_expected=False, conclusion="口径不对。")


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the next dialogs do instead of waiting for a person, one callable each."""
    deeds: list[object] = []

    def run(dialog: TestRunDialog | DefectDialog) -> bool:
        dialog.show()
        deed = deeds.pop(0)
        assert callable(deed)
        deed(dialog)
        tasks = dialog._tasks
        assert tasks.wait_idle(10)
        QApplication.processEvents()
        return bool(dialog.result())

    monkeypatch.setattr(TestRunDialog, "exec", run)
    monkeypatch.setattr(DefectDialog, "exec", run)
    return deeds


def press(dialog: QWidget, name: str) -> None:
    QTest.mouseClick(find(dialog, name), Qt.MouseButton.LeftButton)


def test_every_kind_asked_for_is_listed_and_the_address_leads_to_it(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_desk(office_at("preparing"), "陈志远", "tests")
    assert shown(desk) == [("功能测试", "待测试", "—"), ("业务操作测试", "待测试", "—")]
    assert "合格 0 / 2 类" in words_of(panel(desk))
    assert desk.pane.frame.tabs.tabText(2) == "测试 0/2"
    assert not button(desk, "tests.report").isEnabled()
    assert not button(desk, "tests.back").isVisible()
    desk.pane.go("relapp://release/FB26-001/test/business")
    desk.settle()
    assert desk.pane.current_tab() == "tests"
    assert panel(desk).table.currentIndex().row() == 1
    assert panel(desk).table.hasFocus()


def test_a_run_is_recorded_by_key_and_shown_in_full(
    office_at: OfficeAt, open_desk: OpenDesk, typing: list[object]
) -> None:
    desk = open_desk(office_at("preparing"), "陈志远", "tests")

    def good(dialog: TestRunDialog) -> None:
        type_run(dialog, environment="T2", counts=(20, 19, 1), conclusion="与需求相符。")
        assert not find(dialog, "test_run.back").isVisible()
        press(dialog, "test_run.accept")

    typing.append(good)
    QTest.keyClick(panel(desk).table, Qt.Key.Key_N)
    desk.settle()
    assert shown(desk)[0] == ("功能测试", "符合预期", "19 / 20")
    said = words_of(panel(desk).detail)
    for part in ("T2", "与生产一致", "共 20 个，通过 19，失败 1", "与需求相符。", "陈志远"):
        assert part in said
    assert desk.pane.frame.tabs.tabText(2) == "测试 1/2"


def test_what_cannot_be_is_said_beside_its_field(
    office_at: OfficeAt, open_desk: OpenDesk, typing: list[object]
) -> None:
    desk = open_desk(office_at("preparing"), "陈志远", "tests")
    problems: list[str] = []

    def wrong(dialog: TestRunDialog) -> None:
        type_run(dialog, environment="", counts=(5, 5, 1), conclusion="")
        press(dialog, "test_run.accept")
        fields = (dialog.environment, dialog.counts, dialog.conclusion)
        problems.extend(dialog._form.error_of(field) for field in fields)
        assert dialog.focusWidget() is dialog.environment
        dialog.reject()

    typing.append(wrong)
    button(desk, "tests.record").click()
    desk.settle()
    assert problems == ["请写明在哪个环境测的", "通过加失败超过了用例总数", "请写明结论"]
    assert desk.view.facts.tests == ()


def test_a_run_that_went_wrong_says_where_the_release_goes_and_sends_it_there(
    office_at: OfficeAt, open_desk: OpenDesk, typing: list[object]
) -> None:
    desk = open_desk(office_at("preparing"), "陈志远", "tests")

    def bad(dialog: TestRunDialog) -> None:
        type_run(dialog, environment="T2", counts=(20, 12, 8), conclusion="口径不对。")
        assert not dialog.back_note.isVisible()
        press(dialog, "test_run.result.no")
        assert dialog.back_note.isVisible()
        assert dialog.back_note.text() == "保存后，发布退回「规划」，结论作为退回原因"
        assert not find(dialog, "test_run.back").isVisible()
        dialog.accept()

    typing.append(bad)
    button(desk, "tests.record").click()
    desk.settle()
    facts = desk.view.facts
    assert (facts.release.stage, facts.tests[0].as_expected) == ("planning", False)


def test_where_nothing_is_named_the_run_is_saved_and_the_stage_asked_for(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(office_at("preparing"), "陈志远", "tests")
    deeds = panel(desk).deeds
    sent: list[dict[str, object]] = []
    monkeypatch.setattr(TextDialog, "ask_choice", lambda *_given, **words: sent.append(words))
    draft = a_failed_run()
    dialog = TestRunDialog(desk.pane.desk, draft, (FUNCTION,), may_go_back=True)
    dialog.show()
    assert find(dialog, "test_run.back").isVisible()
    assert not dialog.back_note.isVisible()
    press(dialog, "test_run.back")
    assert dialog.wants_back
    deeds.send_back()
    assert [words["choices"] for words in sent] == [(("planning", "规划"),)]
    dialog.close()


def test_a_failed_test_offers_the_way_back_to_its_tester_only(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    scene = office_at("preparing")
    scene.record_tests(scene.release_id)
    run = scene.view(scene.release_id).facts.tests[0]
    edit = panel(open_desk(scene, "陈志远", "tests")).deeds
    assert edit.earlier_stages() == (("planning", "规划"),)
    harmful = TestDefectDraft("QX-7", "批量会中断", affects_golive=True, verdict="月末跑不完")
    scene.core.tests.save_defect(scene["陈志远"], scene.release_id, run.id, harmful)
    tester = open_desk(scene, "陈志远", "tests")
    assert button(tester, "tests.back").isVisible()
    assert button(tester, "tests.back").isEnabled()
    reader = open_desk(scene, "孙敏", "tests")
    assert not button(reader, "tests.back").isEnabled()
    assert not button(reader, "tests.record").isEnabled()
    assert "陈志远" in button(reader, "tests.record").toolTip()
    assert "陈志远" in words_of(panel(reader).detail)
    assert panel(reader).detail.findChild(QWidget, "tests.edit") is None


def test_defects_are_recorded_changed_and_removed(
    office_at: OfficeAt, open_desk: OpenDesk, typing: list[object]
) -> None:
    scene = office_at("preparing")
    scene.record_tests(scene.release_id)
    desk = open_desk(scene, "陈志远", "tests")
    problems: list[str] = []

    def harmful(dialog: DefectDialog) -> None:
        press(dialog, "defect.accept")
        problems.append(dialog._form.error_of(dialog.verdict))
        dialog.number.setText("QX-7")
        dialog.title.setText("批量会中断")
        dialog.verdict.setPlainText("月末跑不完")
        press(dialog, "defect.affects.yes")
        press(dialog, "defect.accept")

    typing.append(harmful)
    press(panel(desk).detail, "tests.add_defect")
    desk.settle()
    assert problems == ["请写明为什么这样判定"]
    assert shown(desk)[0][1] == "有影响上线的缺陷"
    defect = desk.view.facts.tests[0].defects[0]

    def harmless(dialog: DefectDialog) -> None:
        press(dialog, "defect.affects.no")
        press(dialog, "defect.accept")

    typing.append(harmless)
    press(panel(desk).detail, f"tests.defect.{defect.id}")
    desk.settle()
    assert shown(desk)[0][1] == "符合预期"
    press(panel(desk).detail, f"tests.defect_remove.{defect.id}")
    desk.settle()
    assert desk.view.facts.tests[0].defects == ()
    assert "没有遗留缺陷" in words_of(panel(desk).detail)


def test_files_and_links_back_a_run(
    office_at: OfficeAt, open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = office_at("preparing")
    scene.record_tests(scene.release_id)
    desk = open_desk(scene, "陈志远", "tests")
    paper = tmp_path / "功能测试记录.docx"
    paper.write_bytes(b"log")
    menus: list[EvidenceMenu] = []

    def note(menu: EvidenceMenu) -> None:
        menus.append(menu)

    monkeypatch.setattr(EvidenceMenu, "open_below", note)
    monkeypatch.setattr(desk.pane._door, "ask_files", lambda _place: [paper])
    press(panel(desk).detail, "tests.add_evidence")
    menus[0].actions()[0].trigger()
    desk.settle()
    (proof,) = desk.view.facts.tests[0].evidence
    assert (proof.name, proof.person) == ("功能测试记录.docx", "陈志远")
    panel(desk).deeds.add_link(desk.view.facts.tests[0], "https://wiki.example.com/t/9")
    desk.settle()
    assert desk.view.facts.tests[0].evidence[1].link.endswith("/9")
    chip = find(panel(desk).detail, f"evidence.{proof.id}")
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    desk.settle()
    assert [p.name for p in desk.view.facts.tests[0].evidence] == ["9"]


def test_removing_a_run_asks_first(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = office_at("preparing")
    scene.record_tests(scene.release_id)
    desk = open_desk(scene, "陈志远", "tests")
    answers, asked = [False, True], list[str]()

    def confirm(*given: object, **_options: object) -> bool:
        asked.append(str(given[2]))
        return answers.pop(0)

    monkeypatch.setattr(messages, "confirm", confirm)
    for left in (2, 1):
        press(panel(desk).detail, "tests.remove")
        desk.settle()
        assert len(desk.view.facts.tests) == left
    assert "动态里仍可查到" in asked[0]
    assert shown(desk)[0] == ("功能测试", "待测试", "—")


def urgent(office_at: OfficeAt) -> Scene:
    """An office whose release is an emergency in preparation."""
    scene = office_at("nothing")
    scene.release_id = scene.register(
        "资金管理系统",
        "V4.2.1",
        "紧急修复",
        mode=ReleaseMode.EMERGENCY,
        emergency_reason="放款受阻",
    )
    scene.to_preparing(scene.release_id)
    return scene


def test_only_an_emergency_puts_a_test_off(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = open_desk(office_at("preparing"), "何晓东", "tests")
    assert not button(planned, "tests.defer").isVisible()
    desk = open_desk(urgent(office_at), "何晓东", "tests", "business")
    assert button(desk, "tests.defer").isVisible()
    monkeypatch.setattr(TextDialog, "ask", lambda *_a, **_k: "今晚必须上线")
    panel(desk).table.selectRow(1)
    button(desk, "tests.defer").click()
    desk.settle()
    assert shown(desk)[1][1] == "已暂缓"
    assert "今晚必须上线" in words_of(panel(desk).detail)
    answer = desk.view.facts.checks["test:business"]
    assert answer.result is CheckResult.DEFERRED


def test_the_report_is_made_from_the_tab_and_from_the_documents(
    office_at: OfficeAt, open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = office_at("preparing")
    scene.record_tests(scene.release_id)
    desk = open_desk(scene, "陈志远", "tests")
    asked: list[FileWish] = []

    def answer(_self: FileMaker, wish: FileWish) -> Path:
        asked.append(wish)
        return tmp_path / wish.suggested

    monkeypatch.setattr(FileMaker, "ask_target", answer)
    button(desk, "tests.report").click()
    desk.settle()
    assert (tmp_path / asked[0].suggested).stat().st_size > 5000
    assert "发布测试报告" in panel(desk).banner.title_label.text()


def with_tests(view: ReleaseView) -> ReleaseView:
    """Return a view whose present stage asks for a function test, as that of procedure B does."""
    stages = tuple(
        replace(stage, tests=(FUNCTION,)) if stage.id == view.facts.release.stage else stage
        for stage in view.definition.stages
    )
    return replace(view, definition=replace(view.definition, stages=stages))


def test_who_accepts_reads_how_the_tests_stand(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = office_at("approving")
    desk = open_desk(scene, "陈志远", "approval")
    step = desk.view.step("project_manager_upgrade")[1].step
    for item in step.checks:
        scene.answer(scene.release_id, item.id, CheckResult.NOT_APPLICABLE, "本次不涉及")
    view, words = with_tests(desk.view), desk.pane.desk.words
    contents: list[SignedContent] = []

    def look(_window: QWidget, content: SignedContent) -> None:
        contents.append(content)

    monkeypatch.setattr(SignDialog, "ask", look)
    signing = Signing(desk.pane.desk, desk.pane)
    signing.sign(view, step.id)
    assert dict(contents[0].facts)["测试"] == "合格 1 / 1 类，遗留缺陷 0 个"
    assert decide(view, scene["陈志远"], step.id, words).may_sign
    untested = replace(view, facts=replace(view.facts, tests=()))
    found = decide(untested, scene["陈志远"], step.id, words)
    assert not found.may_sign
    assert found.may_return
    assert found.problem == "还有 1 类测试没有合格的记录，暂不能签「项目经理」"


def test_the_keeper_says_what_was_mended_and_the_release_goes_on(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = office_at("preparing")
    scene.core.tests.save(scene["陈志远"], scene.release_id, a_failed_run())
    reader = open_desk(scene, "孙敏")
    assert find(reader.overview, "why.resubmit").isVisible()
    assert not find(reader.overview, "why.resubmit").isEnabled()
    desk = open_desk(scene, "陈志远")
    asked: list[object] = []

    def answer(*_given: object, **words: object) -> tuple[str, str]:
        asked.append(words["note"])
        return "", "口径已改"

    monkeypatch.setattr(TextDialog, "ask_choice", answer)
    cast("Button", find(desk.overview, "why.resubmit")).click()
    desk.settle()
    assert asked == ["陈志远：功能测试：口径不对。"]
    assert not any(r.need is Need.RETURN for r in desk.view.requirements)
    assert not find(desk.overview, "why.resubmit").isVisible()


def test_where_a_refusal_leads_back_staying_is_no_choice(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_desk(office_at("approving"), "林静怡")
    view = desk.view
    signing = Signing(desk.pane.desk, desk.pane)
    assert [key for key, _ in signing._return_targets(view)] == ["here", "preparing", "planning"]
    stages = tuple(
        replace(s, back_to="planning") if s.id == "approving" else s for s in view.definition.stages
    )
    definition = replace(view.definition, stages=stages)
    found = signing._return_targets(replace(view, definition=definition))
    assert [key for key, _ in found] == ["planning", "preparing"]
