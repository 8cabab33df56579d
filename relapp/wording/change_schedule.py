"""Columns of the schedule that is handed back to change management, and words of its outcomes."""

from collections.abc import Mapping

from relapp.domain.change_standing import Tool
from relapp.domain.text import Text, same
from relapp.domain.vocabulary import Outcome

HEADINGS: Mapping[str, Text] = {
    "number": Text("变更单号", "Change number"),
    "release": Text("发布编号", "Release number"),
    "stage": Text("发布阶段", "Release stage"),
    "start": Text("计划开始", "Planned start"),
    "end": Text("计划结束", "Planned end"),
    "outcome": Text("发布结果", "Outcome"),
    "deployed": Text("上线时间", "Deployed at"),
}
"""Headings for no tool in particular, in the order of the columns."""

OF_TOOL: Mapping[Tool, Mapping[str, Text]] = {
    Tool.SERVICENOW: {
        "number": same("number"),
        "release": same("u_release"),
        "stage": same("u_release_stage"),
        "start": same("start_date"),
        "end": same("end_date"),
        "outcome": same("close_code"),
        "deployed": same("work_end"),
    },
    Tool.JIRA: {
        "number": same("Issue key"),
        "release": same("Fix versions"),
        "stage": same("Release stage"),
        "start": same("Planned start"),
        "end": same("Planned end"),
        "outcome": same("Release outcome"),
        "deployed": same("Actual end"),
    },
    Tool.ZENTAO: {
        "number": same("编号"),
        "release": same("发布编号"),
        "stage": same("发布阶段"),
        "start": same("计划开始"),
        "end": same("计划完成"),
        "outcome": same("发布结果"),
        "deployed": same("实际完成"),
    },
}
"""Headings as each tool names its own fields; what it has no field for is named plainly."""

CLOSE_CODE: Mapping[Outcome, str] = {
    Outcome.SUCCESS: "Successful",
    Outcome.ROLLED_BACK: "Unsuccessful",
    Outcome.UNCONFIRMED: "",
    Outcome.CANCELLED: "",
}
"""What ServiceNow calls an outcome; it has no word for the others."""
