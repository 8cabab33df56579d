"""Words for imports: what is wrong with a file, what was taken in, what is going on."""

from collections.abc import Mapping
from typing import Protocol

from relapp.domain.text import Text, same
from relapp.domain.vocabulary import ChangeKind, ChangeState, Criticality
from relapp.wording.terms import CHANGE_KIND, CHANGE_STATE, CRITICALITY


class ProblemFacts(Protocol):
    """What a sentence needs of a problem."""

    @property
    def file(self) -> str:
        """Name of the file."""

    @property
    def sheet(self) -> str:
        """Sheet of a workbook, may be empty."""

    @property
    def row(self) -> int:
        """Row, 0 for the whole file."""

    @property
    def column(self) -> str:
        """Heading of the column, may be empty."""

    @property
    def value(self) -> str:
        """What stands there."""

    @property
    def rule(self) -> str:
        """Key of `RULES`."""

    @property
    def allowed(self) -> str:
        """What may stand there."""


ERRORS: Mapping[str, Text] = {
    "import.invalid": Text(
        "{file} 有 {count} 处要改，什么都没有导入",
        "{count} places in {file} need mending; nothing was imported",
    ),
    "import.cancelled": Text("已取消，什么都没有导入", "Cancelled; nothing was imported"),
    "import.process": Text(
        "数据库里没有流程 {process}，什么都没有导入。映射文件的 process 请改用：{known}",
        "No process has the code {process}; nothing was imported. In the mapping, use: {known}",
    ),
    "mapping.invalid": Text(
        "映射文件 {file} 有 {count} 处要改，什么都没有导入",
        "{count} places in the mapping {file} need mending; nothing was imported",
    ),
    "mapping.unknown": Text(
        "没有映射文件 {name}。自带的有：{known}",
        "There is no mapping {name}. These come with the program: {known}",
    ),
    "mapping.kind": Text(
        "映射文件 {file} 用于 {found}，不能用来导入 {wanted}",
        "The mapping {file} is for {found} and cannot import {wanted}",
    ),
}

RULES: Mapping[str, Text] = {
    # The file as a whole.
    "too_large": Text("文件超过 {allowed}", "the file exceeds {allowed}"),
    "empty": Text("没有数据行", "there are no rows of data"),
    "suffix": Text(
        "只能导入 {allowed}，请另存为其中一种", "only {allowed} can be imported; save it as one"
    ),
    "encoding": Text(
        "既不是 UTF-8 也不是 GB18030，请另存为 UTF-8",
        "it is neither UTF-8 nor GB18030; save it as UTF-8",
    ),
    "csv": Text("引号没有成对，或不是 CSV", "a quote is left open, or this is not CSV"),
    "not_xlsx": Text(
        "不是完好的 .xlsx 工作簿，请在 Excel 里另存一次",
        "it is not a sound .xlsx workbook; save it again in Excel",
    ),
    "old_excel": Text(
        "是旧版 .xls 或加了密码，请另存为不带密码的 .xlsx",
        "it is an old .xls or has a password; save it as .xlsx without one",
    ),
    "bomb": Text(
        "解开后超过 {allowed}，没有打开", "unpacked it exceeds {allowed}; it was not opened"
    ),
    "sheet": Text(
        "没有工作表「{value}」，有：{allowed}", "there is no sheet “{value}”, only: {allowed}"
    ),
    "too_many_rows": Text("超过 {allowed} 行", "it has more than {allowed} rows"),
    "too_many_columns": Text("超过 {allowed} 列", "it has more than {allowed} columns"),
    "no_header": Text(
        "前 20 行里没有表头；要有这些列：{allowed}。列名不同时用 --map 指定映射文件",
        "no heading in the first 20 rows; it needs the columns {allowed}. "
        "For other headings give a mapping with --map",
    ),
    "json": Text("不是有效的 JSON：{value}", "it is not valid JSON: {value}"),
    # One column.
    "missing_column": Text("缺少这一列", "this column is missing"),
    "column_twice": Text("表头里有两列同名", "two columns have this heading"),
    # One cell.
    "missing": Text("不能为空", "must not be empty"),
    "too_long": Text("最多 {allowed} 个字", "at most {allowed} characters"),
    "character": Text("含有不可用的字符 {allowed}", "has the unusable character {allowed}"),
    "error_cell": Text("是表格的错误值", "is a spreadsheet error"),
    "choice": Text("不在可选值内，可用：{allowed}", "is no choice; allowed: {allowed}"),
    "date": Text("不是日期，写成 {allowed}", "is no date; write it like {allowed}"),
    "year": Text("年份应在 {allowed} 之间", "the year must lie within {allowed}"),
    "one_line": Text("只能是一行", "must be one line"),
    "slash": Text("不能含有「/」", "must not contain “/”"),
    "twice": Text("第 {allowed} 行已有", "row {allowed} has it already"),
    "exists": Text("已在库里", "is in the database already"),
    "series": Text(
        "会和本单位以后的自动编号重复（已用到 {allowed}），可先在设置里换编号前缀",
        "would collide with the office's own numbers to come (given up to {allowed}); "
        "change the number prefix in the settings first",
    ),
    "unknown": Text("登记里没有，请先添加", "is not registered; add it first"),
    "link": Text("要以 http:// 或 https:// 开头", "must begin with http:// or https://"),
    "ambiguous": Text("有多个同名的人，请用账号", "several people have this name; use the login"),
    "before": Text("早于{allowed}", "is before {allowed}"),
    "everywhere": Text(
        "系统管理员不能只管一个部门或应用，请去掉 @ 后面的部分",
        "an administrator is not one for a department or application; remove what follows the @",
    ),
    "unknown_scope": Text(
        "@ 后面的部门或应用不在登记里，请先添加",
        "the department or application after the @ is not registered; add it first",
    ),
    "ambiguous_scope": Text(
        "@ 后面的名称既是部门也是应用，请先给其中一个改名",
        "the name after the @ is both a department and an application; rename one of them first",
    ),
    "role": Text("没有这个岗位，可用：{allowed}", "is no role; allowed: {allowed}"),
}

KIND: Mapping[str, Text] = {
    "register": Text("发布台账", "release register"),
    "applications": Text("应用系统", "applications"),
    "people": Text("人员", "people"),
    "changes": Text("变更单", "change requests"),
    "holidays": Text("工作日历", "working calendar"),
}

STEPS: Mapping[str, Text] = {
    "reading": Text("正在读取文件", "Reading the file"),
    "checking": Text("正在检查", "Checking"),
    "writing": Text("正在写入", "Writing"),
}

TARGETS: Mapping[str, Text] = {
    "number": Text("编号", "Number"),
    "title": Text("标题", "Title"),
    "application": Text("应用系统", "Application"),
    "version_to": Text("版本", "Version"),
    "type": Text("类型", "Type"),
    "mode": Text("方式", "Mode"),
    "outcome": Text("结果", "Outcome"),
    "released_at": Text("发布时间", "Released"),
    "department": Text("部门", "Department"),
    "family": Text("技术体系", "Technology"),
    "name": Text("名称", "Name"),
    "code": Text("代号", "Code"),
    "login": Text("账号", "Login"),
    "email": Text("邮箱", "E-mail"),
    "roles": Text("岗位", "Roles"),
    "kind": Text("类别", "Kind"),
    "state": Text("状态", "State"),
    "date": Text("日期", "Date"),
    "criticality": Text("重要程度", "Criticality"),
    "approval": Text("审批", "Approval"),
    "resolution": Text("处理结果", "Resolution"),
    "service": Text("业务服务", "Service"),
    "approved_on": Text("批准日期", "Approved on"),
    "impact": Text("影响", "Impact"),
    "resources": Text("资源", "Resources"),
    "link": Text("链接", "Link"),
    "source_state": Text("来源状态", "State at the source"),
    "version_from": Text("原版本", "Version before"),
    "strategy": Text("上线方式", "Strategy"),
    "purpose": Text("目的", "Purpose"),
    "registered_at": Text("登记时间", "Registered"),
    "planned_start": Text("计划开始", "Planned start"),
    "planned_end": Text("计划结束", "Planned end"),
    "owner": Text("系统拥有人", "Owner"),
    "manager": Text("项目经理", "Manager"),
    "current_version": Text("当前版本", "Current version"),
    "depends_on": Text("依赖系统", "Depends on"),
    "active": Text("在用", "In use"),
}
"""Headings of the sample of a dry run; a target without one is shown by its own name."""

_CODES: Mapping[tuple[str, str], Text] = {
    **{("state", state.value): CHANGE_STATE[state] for state in ChangeState},
    **{("kind", kind.value): CHANGE_KIND[kind] for kind in ChangeKind},
    **{("criticality", weight.value): CRITICALITY[weight] for weight in Criticality},
    ("active", str(True)): Text("是", "Yes"),
    ("active", str(False)): Text("否", "No"),
}


def sample_value(target: str, value: str) -> Text:
    """Return a value of the sample as a person reads it."""
    return _CODES.get((target, value), same(value))


def problem_sentence(problem: ProblemFacts) -> Text:
    """Return what is wrong, without the place."""
    wording = RULES.get(problem.rule, same(problem.rule))
    return wording.format(value=problem.value, allowed=problem.allowed)


def problem_place(problem: ProblemFacts) -> Text:
    """Return file, row, column and value."""
    zh, en = problem.file, problem.file
    if problem.sheet:
        zh, en = f"{zh} 工作表「{problem.sheet}」", f"{en} sheet “{problem.sheet}”"
    if problem.row:
        zh, en = f"{zh} 第 {problem.row} 行", f"{en} row {problem.row}"
    if problem.column:
        zh, en = f"{zh} {problem.column} 列", f"{en} column {problem.column}"
    if problem.value and problem.row:
        zh, en = f"{zh}「{problem.value}」", f"{en} “{problem.value}”"
    return Text(zh, en)


def problem_line(problem: ProblemFacts) -> Text:
    """Return place and sentence in one line."""
    place, sentence = problem_place(problem), problem_sentence(problem)
    return Text(f"{place.zh}：{sentence.zh}", f"{place.en}: {sentence.en}")
