"""Writes plan documents as Word files from the office's template."""

from pathlib import Path

from relapp.domain.dossier import PlanDocument
from relapp.export.files import whole_file
from relapp.export.plan_context import Context, plan_context


def write_plan(content: PlanDocument, template: Path, target: Path) -> Path:
    """Fill a template with a plan and put the document at the target.

    Raises:
        InvalidInput: the template cannot be used; details name file, part, line and what is wrong.
        ExportFailed: the target cannot be written; it is as it was before.
    """
    # Word support takes a tenth of a second to load; nobody waits for it at the start.
    from relapp.export.word_template import WordTemplate

    def values(placed: frozenset[str]) -> Context:
        return plan_context(content, placed)

    document = WordTemplate(template)
    document.fill(values, chinese=content.language == "zh")
    with whole_file(target) as draft:
        document.save(str(draft))
    return target


def check_template(template: Path) -> None:
    """Check a template without filling it, as when the office chooses a new one.

    Raises:
        InvalidInput: see `write_plan`.
    """
    from relapp.export.word_template import WordTemplate

    WordTemplate(template).check()
