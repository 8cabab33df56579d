"""The words of the shipped processes and of the page that describes the file."""

import dataclasses
import re

import pytest

from relapp.domain import definition as records
from relapp.domain.definition import ProcessDefinition
from relapp.domain.text import Text
from relapp.domain.window_rule import WindowRule
from relapp.paths import resources_dir
from relapp.services.definition_file import shipped_definitions

A, B = shipped_definitions()
DOCS = resources_dir().parent / "docs"
RECORDS = (
    records.ProcessDefinition,
    records.RoleSpec,
    records.ScopeOption,
    records.Question,
    records.Condition,
    records.Stage,
    records.CheckItem,
    records.StepGroup,
    records.ApprovalStep,
    records.DeliverableSpec,
    records.SectionSpec,
    records.DocumentSpec,
    records.FollowUpRule,
    WindowRule,
)


def _texts(value: object) -> list[Text]:
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in _texts(item)]
    slots = getattr(value, "__dataclass_fields__", {})
    return [text for name in slots for text in _texts(getattr(value, name))]


@pytest.mark.parametrize("definition", [A, B], ids=["A", "B"])
def test_wording_is_written_as_the_style_asks(definition: ProcessDefinition) -> None:
    for text in _texts(definition):
        assert bool(text.zh) == bool(text.en), text
        assert not re.search(r"[!！您]", text.zh + text.en), text
        assert not re.search(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]", text.zh)
        assert not re.search(r"[\u4e00-\u9fff]", text.en), text


def test_every_field_is_described() -> None:
    described = set(
        re.findall(r"`([a-z_]+)`", (DOCS / "process_definitions.md").read_text("utf-8"))
    )
    for record in RECORDS:
        fields = {field.name for field in dataclasses.fields(record)} - {"sha256", "row_id"}
        assert fields <= described, record
    identifiers = {section.id for section in (*A.sections, *B.sections)}
    assert identifiers <= described
