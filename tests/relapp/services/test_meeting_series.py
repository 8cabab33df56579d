"""Series of meetings: made ahead, followed, changed and called off one by one, ended."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from relapp.bootstrap import Core
from relapp.domain.meeting import Invitation, MeetingDraft
from relapp.domain.meeting_series import Cycle, DayState, OffDays, Series, SeriesDraft, SeriesRule
from relapp.domain.vocabulary import MeetingState
from relapp.errors import InvalidInput, NotFound, NotPermitted, RelappError, StaleRecord
from relapp.wording.errors import word
from tests.relapp.services.meeting_scene import seen
from tests.relapp.small_office import SmallOffice

RULE = SeriesRule(cycle=Cycle.WEEKLY, weekday=4, first_day=date(2026, 9, 1))


def a_draft(office: SmallOffice, **fields: object) -> SeriesDraft:
    values: dict[str, object] = {
        "title": "发布评审例会",
        "place": "三楼评审室",
        "rule": RULE,
        "starts": time(14),
        "host_id": office["head"].id,
        "people": (Invitation(office["pmo"].id), Invitation(office["tester"].id, required=False)),
        "make": 3,
        **fields,
    }
    return SeriesDraft(**values)  # type: ignore[arg-type]


def the_series(office: SmallOffice) -> Series:
    return office.core.meeting_series.all(office["office"])[0]


def made(office: SmallOffice) -> list[str]:
    """Return day and time of the meetings, in order, cancelled ones in brackets."""
    zone = office.core.office.get().zone
    lines = sorted(office.core.meetings.all(office["office"]), key=lambda line: line.starts_at)
    assert zone == "Asia/Shanghai"
    shown = []
    for line in lines:
        at = f"{line.starts_at + timedelta(hours=8):%m-%d %H:%M}"
        shown.append(f"({at})" if line.state is MeetingState.CANCELLED else at)
    return shown


def ids(office: SmallOffice) -> list[int]:
    lines = sorted(office.core.meetings.all(office["office"]), key=lambda line: line.starts_at)
    return [line.id for line in lines]


def changed(office: SmallOffice, **fields: object) -> SeriesDraft:
    series = the_series(office)
    return a_draft(office, make=0, id=series.id, version=series.version, **fields)


def said(caught: pytest.ExceptionInfo[RelappError]) -> str:
    return word(caught.value).zh


def test_a_series_makes_its_next_meetings(office: SmallOffice) -> None:
    office.core.meeting_series.save(office["office"], a_draft(office))
    # 1 to 7 October are days off: the third is moved behind them.
    assert made(office) == ["09-17 14:00", "09-24 14:00", "10-08 14:00"]
    meeting = seen(office, ids(office)[0])
    assert (meeting.title, meeting.place, meeting.host) == ("发布评审例会", "三楼评审室", "周启明")
    assert {(p.name, p.required) for p in meeting.people} == {
        ("刘建国", True),
        ("周启明", True),
        ("孙敏", False),
    }
    series = the_series(office)
    assert (series.rule, series.starts, series.host) == (RULE, time(14), "周启明")


def test_none_is_made_twice(office: SmallOffice) -> None:
    service = office.core.meeting_series
    service.save(office["office"], a_draft(office, make=1))
    service.make(office["office"], the_series(office).id, 1)
    assert made(office) == ["09-17 14:00", "09-24 14:00"]
    service.save(office["office"], changed(office))
    assert len(made(office)) == 2


def test_the_preview_says_what_becomes_of_the_next_twelve(office: SmallOffice) -> None:
    service = office.core.meeting_series
    assert len(service.preview(office["office"], RULE)) == 12
    service.save(office["office"], a_draft(office, make=1))
    key = the_series(office).id
    service.call_off(office["office"], key, date(2026, 9, 24), "领导出差")
    first, second, third, fourth = service.preview(office["office"], RULE, key)[:4]
    assert (first.state, first.meeting_id) == (DayState.MADE, ids(office)[0])
    assert (second.state, second.reason) == (DayState.CALLED_OFF, "领导出差")
    assert (third.state, third.day) == (DayState.TO_MAKE, date(2026, 10, 8))
    assert (fourth.state, fourth.rule_day) == (DayState.TAKEN, date(2026, 10, 8))
    service.make(office["office"], key, 2)
    assert made(office) == ["09-17 14:00", "10-08 14:00", "10-15 14:00"]


def test_meetings_to_come_follow_the_series_but_for_those_arranged_alone(
    office: SmallOffice,
) -> None:
    core, keeper = office.core, office["office"]
    core.meeting_series.save(keeper, a_draft(office))
    second = seen(office, ids(office)[1])
    core.meetings.save(
        keeper,
        MeetingDraft(
            title="临时改到五楼",
            place="五楼",
            starts_at=second.starts_at + timedelta(days=1),
            host_id=second.host_id,
            id=second.id,
            version=second.version,
        ),
    )
    core.meeting_series.save(keeper, changed(office, place="二楼", starts=time(15, 30)))
    assert made(office) == ["09-17 15:30", "09-25 14:00", "10-08 15:30"]
    places = [seen(office, key).place for key in ids(office)]
    assert places == ["二楼", "五楼", "二楼"]


def test_meetings_whose_day_the_rule_no_longer_says_stay(office: SmallOffice) -> None:
    core, keeper = office.core, office["office"]
    core.meeting_series.save(keeper, a_draft(office, make=1))
    tuesdays = replace(RULE, weekday=2)
    core.meeting_series.save(keeper, changed(office, rule=tuesdays, starts=time(9)))
    assert made(office) == ["09-17 14:00"]
    core.meeting_series.make(keeper, the_series(office).id, 1)
    assert made(office) == ["09-15 09:00", "09-17 14:00"]


def test_one_meeting_is_cancelled_alone_and_not_made_again(office: SmallOffice) -> None:
    core, keeper = office.core, office["office"]
    core.meeting_series.save(keeper, a_draft(office, make=2))
    first = seen(office, ids(office)[0])
    core.meetings.cancel(keeper, first.id, "没有议题", first.version)
    core.meeting_series.save(keeper, changed(office, place="二楼"))
    core.meeting_series.make(keeper, the_series(office).id, 1)
    assert made(office) == ["(09-17 14:00)", "09-24 14:00", "10-08 14:00"]
    day = core.meeting_series.preview(keeper, RULE, the_series(office).id)[0]
    assert (day.state, day.reason) == (DayState.CALLED_OFF, "没有议题")


def test_days_off_may_be_left_out(office: SmallOffice) -> None:
    rule = replace(RULE, off_days=OffDays.SKIP)
    office.core.meeting_series.save(office["office"], a_draft(office, rule=rule))
    assert made(office) == ["09-17 14:00", "09-24 14:00", "10-08 14:00"]
    states = [d.state for d in office.core.meeting_series.preview(office["office"], rule)]
    assert states[2] is DayState.DAY_OFF


def test_an_ended_series_makes_no_more_until_it_is_saved_again(office: SmallOffice) -> None:
    service, keeper = office.core.meeting_series, office["office"]
    service.save(keeper, a_draft(office, make=1))
    series = the_series(office)
    service.end(keeper, series.id, series.version)
    assert the_series(office).ended
    with pytest.raises(RelappError) as caught:
        service.make(keeper, series.id, 1)
    assert said(caught) == "例会「发布评审例会」已停止，先修改并保存再安排"
    assert len(made(office)) == 1
    service.save(keeper, changed(office))
    assert not the_series(office).ended


def test_only_the_release_office_keeps_series(office: SmallOffice) -> None:
    service = office.core.meeting_series
    service.save(office["office"], a_draft(office, make=0))
    key = the_series(office).id
    keeper = office["pmo"]
    with pytest.raises(NotPermitted):
        service.save(keeper, a_draft(office))
    with pytest.raises(NotPermitted):
        service.make(keeper, key, 1)
    with pytest.raises(NotPermitted):
        service.all(keeper)
    with pytest.raises(NotPermitted):
        service.preview(keeper, RULE, key)
    with pytest.raises(NotPermitted):
        service.end(keeper, key, 1)
    with pytest.raises(NotPermitted):
        service.call_off(keeper, key, date(2026, 9, 17), "x")
    assert made(office) == []


def test_what_cannot_be_is_refused_in_words(office: SmallOffice) -> None:
    service, keeper = office.core.meeting_series, office["office"]
    for fields, text in (
        ({"title": " "}, "请填写标题"),
        ({"minutes": 601}, "分钟数应在 1–600 之间"),
        ({"make": 13}, "一次最多安排 12 次会议"),
    ):
        with pytest.raises(InvalidInput) as caught:
            service.save(keeper, a_draft(office, **fields))
        assert said(caught) == text
    with pytest.raises(NotFound) as unknown:
        service.make(keeper, 99, 1)
    assert said(unknown) == "没有这个例会"
    service.save(keeper, a_draft(office, make=1))
    key = the_series(office).id
    with pytest.raises(RelappError) as there:
        service.call_off(keeper, key, date(2026, 9, 17), "出差")
    assert said(there) == "例会「发布评审例会」的这一次已经安排或取消，请打开那次会议修改"
    with pytest.raises(RelappError) as no_day:
        service.call_off(keeper, key, date(2026, 9, 18), "出差")
    assert said(no_day) == "例会「发布评审例会」的规则里没有这一天"
    with pytest.raises(InvalidInput):
        service.call_off(keeper, key, date(2026, 9, 24), " ")
    with pytest.raises(InvalidInput):
        service.make(keeper, key, 0)


def test_a_series_changed_elsewhere_is_not_overwritten(office: SmallOffice) -> None:
    service, keeper = office.core.meeting_series, office["office"]
    service.save(keeper, a_draft(office, make=0))
    stale = changed(office, place="一楼")
    service.save(keeper, changed(office, place="二楼"))
    with pytest.raises(StaleRecord):
        service.save(keeper, stale)
    assert the_series(office).place == "二楼"


def test_two_desks_at_once_make_each_meeting_once(office: SmallOffice) -> None:
    service, keeper = office.core.meeting_series, office["office"]
    service.save(keeper, a_draft(office, make=0))
    key = the_series(office).id
    others = [office.another(), office.another()]

    def make(core: Core) -> None:
        core.meeting_series.make(keeper, key, 2)

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(make, core) for core in others]:
            done.result(timeout=30)
    for core in others:
        core.close()
    assert made(office) == ["09-17 14:00", "09-24 14:00", "10-08 14:00", "10-15 14:00"]
