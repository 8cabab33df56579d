"""Gives the ended releases of the sample the ups and downs that releases have."""

from random import Random

from relapp.domain.vocabulary import Outcome, ReleaseMode, ReleaseType, Strategy
from relapp.sample.plots import GO_LIVE, SERVICE, Ended, Plot
from relapp.sample.twists import Twists

_WITH_NOTICE = 0.4
_RETURNED = 0.15
_LATE_NIGHT = 0.2
_OUTCOMES = {"rolled_back": Outcome.ROLLED_BACK, "unconfirmed": Outcome.UNCONFIRMED}
_STUMBLES = {
    "data_ready": "初始数据有 12 条缺机构代码，补齐后再核对。",
    "pm_upgrade_version": "构建中多出一个未评审的提交，已剔除重打包。",
    "no_open_obstacle": "遗留问题 2 条未评估，评审后补做。",
    "environment_agreed": "生产库表空间不足，扩容后复核。",
    "departments_ready": "营业部反馈培训时间冲突，改期后确认。",
    "pm_upgrade_data": "脚本在等量数据上超时，加索引后重演练。",
    "development_upgrade_informed": "一家下游系统负责人未回复，电话确认后补记。",
    "office_material": "《系统上线手册》不是最新版本，已更换。",
    "confirm_steps": "第 5 步缺实际结束时间，已补记。",
}
_SERVICE_STUMBLES = {
    "test_function": "两条用例结果与需求不符，修复后复测。",
    "test_environment": "测试环境中间件版本偏低，升级后重测。",
    "resources_reserved": "备用采集机未到位，次日到位后确认。",
}


def plot_of(ending: Ended) -> Plot:
    """Return the plot of a release that has ended; the same for the same release."""
    chance = Random(f"{ending.version} {ending.application}")
    urgent, service = ending.how == "urgent", ending.how == "service"
    notice = not service and chance.random() < _WITH_NOTICE
    return Plot(
        key=f"{ending.application} {ending.version}",
        application=ending.application,
        version=ending.version,
        title=ending.title,
        owner=ending.owner,
        process=SERVICE if service else GO_LIVE,
        type=ReleaseType.NEW_SYSTEM if ending.how == "new" else ReleaseType.UPGRADE,
        mode=ReleaseMode.EMERGENCY if urgent else ReleaseMode.PLANNED,
        strategy=Strategy.PHASED if "批 / 共" in ending.title else Strategy.FULL,
        applicant="范雨桐" if urgent else "",
        emergency="影响当日业务，等不到下一窗口。" if urgent else "",
        yes=frozenset({"user_notice"}) if notice else frozenset(),
        twists=_twists(ending, service, chance),
    )


def _twists(ending: Ended, service: bool, chance: Random) -> Twists:
    known = _SERVICE_STUMBLES if service else _STUMBLES
    stumbles = chance.sample(sorted(known), chance.randint(0, 4 if not service else 2))
    returned = not service and chance.random() < _RETURNED
    cancelled, urgent = ending.how == "cancelled", ending.how == "urgent"
    return Twists(
        stays="preparing" if cancelled else "",
        share=0.6,
        stumbles={check: known[check] for check in stumbles},
        returned={"development_upgrade": "上下游知会记录不全，请补充。"} if returned else {},
        deferred=dict.fromkeys(("user_test_signed", "test:business"), "先上线，五个工作日内补测。")
        if urgent
        else {},
        late={1: 6} if chance.random() < _LATE_NIGHT else {},
        outcome=_OUTCOMES.get(ending.how, Outcome.SUCCESS),
        outcome_note=ending.note,
        cancelled=ending.note if cancelled else "",
    )
