"""The release plan against the template library alone on the same template and content."""

from pathlib import Path

from benchmarks.measure import Figure, alternating
from benchmarks.offices import one_release, small_office
from relapp.domain.dossier import PlanDocument
from relapp.domain.release import RunStepDraft
from relapp.domain.vocabulary import RunKind
from relapp.paths import templates_dir

LIMIT = 1.3
ROUNDS = 9
STEPS = 40


def run(folder: Path) -> list[Figure]:
    """Write one plan of forty steps again and again, with ours and with docxtpl alone."""
    from docxtpl import DocxTemplate
    from jinja2.sandbox import SandboxedEnvironment

    from relapp.export.plan_context import plan_context
    from relapp.export.word import write_plan

    content = _content(folder)
    template = templates_dir() / "release_plan.docx"
    context = plan_context(content)

    def ours() -> None:
        write_plan(content, template, folder / "ours.docx")

    def alone() -> None:
        document = DocxTemplate(str(template))
        document.render(context, SandboxedEnvironment(autoescape=True), autoescape=True)
        document.save(str(folder / "alone.docx"))

    ours()
    alone()
    mine, base = alternating(ours, alone, ROUNDS)
    return [Figure("release plan (.docx)", mine * 1e3, base * 1e3, "ms", "docxtpl alone", LIMIT)]


def _content(folder: Path) -> PlanDocument:
    core, person = small_office(folder / "plan.db")
    release_id = one_release(core, person)
    definition = core.processes.active()[0]
    body = "\n".join(f"第 {n} 段：说明这一节要做的事情和负责的人。" for n in range(1, 6))
    for section in definition.sections:
        core.plans.write(person, release_id, section.id, body, 0)
    for number in range(STEPS):
        kind = RunKind.GATE if number % 10 == 9 else RunKind.STEP  # noqa: PLR2004
        draft = RunStepDraft(f"第 {number} 步", kind, "部署", person.id, core.clock.now(), 5)
        core.run_sheets.save(person, release_id, draft)
    content = core.documents.plan_content(person, release_id, "zh")
    core.close()
    return content
