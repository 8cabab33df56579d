"""Words for what is wrong with a process definition: the place, what stands there, the remedy."""

from collections.abc import Mapping
from typing import Protocol

from relapp.domain.text import Text, same


class ProblemFacts(Protocol):
    """What a sentence needs of a problem."""

    @property
    def file(self) -> str:
        """Name of the file."""

    @property
    def line(self) -> int:
        """Line, from 1."""

    @property
    def field(self) -> str:
        """Path of the field, empty for the whole file."""

    @property
    def code(self) -> str:
        """Key of `PROBLEMS`."""

    @property
    def found(self) -> str:
        """What stands there."""

    @property
    def allowed(self) -> str:
        """What may stand there."""


ERRORS: Mapping[str, Text] = {
    "definition.invalid": Text(
        "流程定义 {file} 有 {count} 处要改，什么都没有导入",
        "{count} places in the process definition {file} need mending; nothing was imported",
    ),
    "definition.stored_form": Text(
        "数据库里的流程定义已损坏（{found}），请从备份恢复或重新导入",
        "The stored process definition is damaged ({found}); restore a backup or import it again",
    ),
}

PROBLEMS: Mapping[str, Text] = {
    # The file as a whole.
    "definition.syntax": Text("YAML 写法有误：{found}", "This is not correct YAML: {found}"),
    "definition.empty": Text("文件是空的", "The file is empty"),
    "definition.too_large": Text(
        "文件太大：{found}，上限 {allowed}", "Too large: {found}, the limit is {allowed}"
    ),
    "definition.too_deep": Text("嵌套超过 {allowed} 层", "Nested deeper than {allowed} levels"),
    "definition.character": Text(
        "含有不允许的字符 {found}，请删除", "Character {found} is not allowed; delete it"
    ),
    "definition.alias": Text(
        "不能使用锚点和引用（{found}），请直接写出内容",
        "Anchors and aliases are not allowed ({found}); write the content out",
    ),
    "definition.tag": Text("不能使用标签 {found}，请删除", "Tags are not allowed; delete {found}"),
    "definition.several_documents": Text(
        "一个文件只能放一个流程，「---」之后请另存",
        "One process a file; save what follows “---” apart",
    ),
    "definition.key": Text("字段名必须是一个词", "A field name must be a single word"),
    "definition.duplicate_key": Text(
        "字段「{found}」重复，第 {allowed} 行已有",
        "Field “{found}” is given twice, first in line {allowed}",
    ),
    # Fields.
    "definition.missing_field": Text("缺少字段「{allowed}」", "Field “{allowed}” is missing"),
    "definition.misspelt_field": Text(
        "没有字段「{found}」，是否应为「{allowed}」",
        "There is no field “{found}”; did you mean “{allowed}”?",
    ),
    "definition.unknown_field": Text(
        "没有字段「{found}」，可用：{allowed}", "There is no field “{found}”; allowed: {allowed}"
    ),
    "definition.not_a_mapping": Text(
        "这里是「{found}」，应写成字段：{allowed}", "Found “{found}”, expected the fields {allowed}"
    ),
    "definition.not_a_list": Text(
        "这里是「{found}」，应为列表", "Found “{found}”, expected a list"
    ),
    "definition.too_few": Text("至少要有 {allowed} 项", "At least {allowed} needed"),
    "definition.repeated": Text("「{found}」重复", "“{found}” is repeated"),
    "definition.not_a_choice": Text(
        "「{found}」不在可选值内，可用：{allowed}", "“{found}” is no choice; allowed: {allowed}"
    ),
    "definition.not_a_number": Text(
        "「{found}」应为 {allowed} 的数", "“{found}” must be a number within {allowed}"
    ),
    "definition.not_a_switch": Text(
        "「{found}」应为 true 或 false", "“{found}” must be true or false"
    ),
    "definition.not_a_line": Text(
        "「{found}」应为一行文字，{allowed} 个字符",
        "“{found}” must be one line of {allowed} characters",
    ),
    "definition.not_a_date": Text(
        "「{found}」应为日期，如 {allowed}", "“{found}” must be a date such as {allowed}"
    ),
    "definition.not_a_time": Text(
        "「{found}」应为时刻，如 {allowed}", "“{found}” must be a time such as {allowed}"
    ),
    "definition.not_a_template": Text(
        "「{found}」应为模板文件名，如 {allowed}",
        "“{found}” must be the file name of a template such as {allowed}",
    ),
    "definition.not_worded": Text(
        "文字不能为空，{allowed} 个字符", "The text must not be empty, {allowed} characters"
    ),
    "definition.not_an_identifier": Text(
        "「{found}」不能作编号，应以小写字母开头，只含 {allowed}",
        "“{found}” is no identifier: a small letter first, then only {allowed}",
    ),
    # Across the file.
    "definition.duplicate_id": Text(
        "编号「{found}」重复，第 {allowed} 行已用",
        "Identifier “{found}” is used already in line {allowed}",
    ),
    "definition.misspelt_reference": Text(
        "没有「{found}」，是否应为「{allowed}」", "There is no “{found}”; did you mean “{allowed}”?"
    ),
    "definition.unknown_reference": Text(
        "没有「{found}」，可用：{allowed}", "There is no “{found}”; allowed: {allowed}"
    ),
    "definition.first_column": Text(
        "第一个阶段应在 planning 列，不是 {found}",
        "The first stage must be in column planning, not {found}",
    ),
    "definition.last_column": Text(
        "最后一个阶段应在 closed 列，不是 {found}",
        "The last stage must be in column closed, not {found}",
    ),
    "definition.column_goes_back": Text(
        "列 {found} 在前一阶段的列之前，阶段不能往回走",
        "Column {found} lies before that of the stage above; stages never go back",
    ),
    "definition.after_closed": Text(
        "closed 列只能有最后一个阶段，「{found}」不能排在它后面",
        "Only the last stage may be in column closed; “{found}” cannot follow it",
    ),
    "definition.nothing_asked": Text(
        "阶段「{found}」没有任何要求，至少要有一项",
        "Stage “{found}” asks for nothing; give it at least one requirement",
    ),
    "definition.never_asked": Text(
        "「{found}」是最后一个阶段，对它的要求不会生效，请移到前面",
        "“{found}” is the last stage and is never left; move its requirements to an earlier one",
    ),
    "definition.no_approval": Text(
        "没有任何审批环节，至少一个阶段要有 route",
        "Nobody approves anything; at least one stage needs a route",
    ),
    "definition.no_outcome": Text(
        "没有记录结果的阶段，至少一个阶段要有 needs_outcome: true",
        "No stage records the outcome; set needs_outcome: true on one",
    ),
    "definition.never_applies": Text(
        "条件与「{found}」矛盾，永远不成立", "The condition never holds because of “{found}”"
    ),
    "definition.no_emergency": Text(
        "「{found}」允许暂缓，但流程没有紧急发布",
        "“{found}” may be deferred, but the process has no emergency mode",
    ),
    "definition.no_follow_up": Text(
        "「{found}」允许暂缓，但没有 deferred_check 的跟进规则",
        "“{found}” may be deferred, but no follow-up rule has the trigger deferred_check",
    ),
    "definition.nothing_in_scope": Text(
        "没有一种情况属于发布范围", "No kind of request is in scope"
    ),
    "definition.level_goes_back": Text(
        "风险等级要从低到高，{found} 不比前一级高",
        "Levels of risk run from low to high; {found} is not above the one before",
    ),
    "definition.level_too_low": Text(
        "最高一级要到 5，现在只到 {found}",
        "The highest level must reach 5, it ends at {found}",
    ),
    "definition.risk_without_table": Text(
        "有风险问卷，但没有一节列出表 {found}，问卷无处显示",
        "There is a risk questionnaire, but no section has the table {found} to show it",
    ),
    "definition.due_too_late": Text(
        "签字要看「{found}」，但它要到后面的阶段才需要",
        "The signer looks at “{found}”, which is due only in a later stage",
    ),
    "definition.not_earlier": Text(
        "只能退回前面的阶段，「{found}」不在前面",
        "It can only go back to an earlier stage; “{found}” is none",
    ),
}


def problem_sentence(problem: ProblemFacts) -> Text:
    """Return the sentence of one problem, without its place."""
    wording = PROBLEMS.get(problem.code, same("{found}"))
    return wording.format(found=problem.found or "—", allowed=problem.allowed)


def problem_place(problem: ProblemFacts) -> Text:
    """Return file, line and field of a problem."""
    field = f" {problem.field}" if problem.field else ""
    return Text(
        f"{problem.file} 第 {problem.line} 行{field}",
        f"{problem.file} line {problem.line}{field}",
    )


def problem_line(problem: ProblemFacts) -> Text:
    """Return place and sentence in one line, as the command line prints it."""
    place, sentence = problem_place(problem), problem_sentence(problem)
    return Text(f"{place.zh}：{sentence.zh}", f"{place.en}: {sentence.en}")
