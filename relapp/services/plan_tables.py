"""The structured parts of a plan as blocks of its document: tables, risk with its arithmetic."""

from collections.abc import Iterator, Sequence

from relapp.domain.definition import ProcessDefinition, SectionSpec
from relapp.domain.dossier import Align, Block, Column, Paragraph, Table
from relapp.domain.plan_item import FieldKind, ItemField, ItemKind, PlanItem
from relapp.domain.plan_kinds import KINDS, RISK
from relapp.domain.release import ReleaseFacts
from relapp.domain.risk import RiskVerdict, matrix_level_of, product_of, verdict
from relapp.domain.text import Text
from relapp.wording.document_tables import columns
from relapp.wording.plan_errors import DECIDERS
from relapp.wording.plan_values import Wording, score_text

_SHARES = {
    FieldKind.LINE: 24,
    FieldKind.TEXT: 34,
    FieldKind.NUMBER: 12,
    FieldKind.MINUTES: 18,
    FieldKind.PERSON: 14,
    FieldKind.APPLICATION: 20,
    FieldKind.DATE: 18,
    FieldKind.MOMENT: 22,
}
_LEFT = frozenset({FieldKind.LINE, FieldKind.TEXT, FieldKind.APPLICATION})
_NO = Text("序号", "No.")
_LEVEL = Text("等级", "Level")
_NONE = Text("{table}：无", "{table}: none")
_ASKED = Text("风险问卷", "Risk questionnaire")
_SUM = Text("合计", "Total")
_VERDICT = Text("风险等级：{level}，{decider}。", "Risk level: {level}, {decider}.")
_SCORE = Text(
    "问卷得分 {score}：风险 × 权重之和 {total}，除以权重之和 {weights}。",
    "Score of the questionnaire {score}: Σ risk × weight {total} divided by Σ weight {weights}.",
)
_PART = Text(
    "问卷答了 {done} / {all} 题，答完才计入。",
    "{done} of {all} questions answered; it counts once all are.",
)
_MATRIX = Text(
    "风险矩阵最高 {value} 分（可能性 × 影响）。",
    "Highest of the matrix {value} (probability × impact).",
)


def tables_of_section(
    spec: SectionSpec, definition: ProcessDefinition, facts: ReleaseFacts, words: Wording
) -> Iterator[Block]:
    """Yield the tables of a section; an empty one is named where nothing else speaks for it."""
    section = facts.sections.get(spec.id)
    told = section is not None and bool(section.body.strip())
    filled = [kind for kind in spec.items if facts.items.get(kind)]
    for name in spec.items:
        if name in filled:
            yield item_table(KINDS[name], facts.items[name], definition, words)
        elif filled and not told:
            empty = _NONE.format(table=KINDS[name].name)
            yield Paragraph(empty.of(words.language))
    if RISK.id in spec.items:
        yield from risk_blocks(definition, facts, words)


def item_table(
    kind: ItemKind, lines: Sequence[PlanItem], definition: ProcessDefinition, words: Wording
) -> Table:
    """Return a table of the plan; optional columns that nobody filled are left out."""
    language = words.language
    shown = [
        spec
        for spec in kind.fields
        if spec.required or any(line.values.get(spec.id) is not None for line in lines)
    ]
    heads = [Column(_NO.of(language), 9, "center", "no"), *(_column(s, words) for s in shown)]
    rows = [
        (str(place), *(words.of(spec, line.values.get(spec.id)) for spec in shown))
        for place, line in enumerate(lines, start=1)
    ]
    if kind.id == RISK.id and definition.risk_levels:
        heads.insert(
            4, Column(_LEVEL.of(language), 13 if language == "zh" else 17, "center", "level")
        )
        levels = [_level(line, definition, words) for line in lines]
        rows = [(*row[:4], level, *row[4:]) for row, level in zip(rows, levels, strict=True)]
    return Table(tuple(heads), tuple(rows), kind.name.of(language), kind.id)


def risk_blocks(
    definition: ProcessDefinition, facts: ReleaseFacts, words: Wording
) -> Iterator[Block]:
    """Yield level and arithmetic of a release's risk, nothing while none of it is known."""
    found = verdict_of(definition, facts)
    if found.level is None and not found.score.lines:
        return
    between = " " if words.language == "en" else ""
    yield Paragraph(between.join(text.of(words.language) for text in _sentences(found)))
    if found.score.lines:
        yield arithmetic(found, words)


def verdict_of(definition: ProcessDefinition, facts: ReleaseFacts) -> RiskVerdict:
    """Return how risky a release is by its own process."""
    risks = facts.items.get(RISK.id, ())
    return verdict(definition.risk, definition.risk_levels, facts.risk_answers, risks)


def arithmetic(found: RiskVerdict, words: Wording) -> Table:
    """Return the sum behind the score: question, choice, risk, weight, product."""
    score, language = found.score, words.language
    rows = [
        (
            line.question.text.of(language),
            line.choice.text.of(language),
            str(line.choice.risk),
            str(line.question.weight),
            str(line.product),
        )
        for line in score.lines
    ]
    rows.append((_SUM.of(language), "", "", str(score.weights), str(score.total)))
    return Table(columns("risk", language), tuple(rows), _ASKED.of(language), "risk_score")


def _sentences(found: RiskVerdict) -> Iterator[Text]:
    if found.level is not None and found.decider is not None:
        yield _VERDICT.format(level=found.level.name, decider=DECIDERS[found.decider])
    score = found.score
    if score.lines:
        yield _SCORE.format(score=score_text(score.value), total=score.total, weights=score.weights)
        if not score.complete:
            yield _PART.format(done=len(score.lines), all=score.asked)
    if found.highest:
        yield _MATRIX.format(value=found.highest)


def _level(line: PlanItem, definition: ProcessDefinition, words: Wording) -> str:
    product = product_of(line.values)
    level = matrix_level_of(definition.risk_levels, product)
    return f"{product} {level.name.of(words.language)}" if level is not None else ""


def _column(spec: ItemField, words: Wording) -> Column:
    align: Align = "left" if spec.kind in _LEFT else "center"
    # `row.items` of a template would be the method of a mapping.
    key = "new_items" if spec.id == "items" else spec.id
    return Column(spec.name.of(words.language), _share(spec, words), align, key)


def _share(spec: ItemField, words: Wording) -> float:
    """Return a width in which neither the longest choice nor its heading breaks."""
    if spec.kind is not FieldKind.CHOICE:
        return _SHARES[spec.kind]
    shown = [spec.name, *(text for _, text in spec.choices)]
    longest = max(len(text.of(words.language).encode("gbk")) for text in shown)
    return min(max(6 + 1.25 * longest, 11), 20)
