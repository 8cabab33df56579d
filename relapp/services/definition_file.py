"""Reads an organisation's process from a YAML file, with every problem named by line and field.

`docs/process_definitions.md` describes the file. Reading is safe for files from outside: limits on
size and depth, no tags, no anchors, no field that is not known. What is read once is kept in the
database in the form of `definition_json`, so that starting the program parses no YAML.
"""

from dataclasses import replace

from relapp.domain.definition import ProcessDefinition
from relapp.services.definition_checks import check_whole
from relapp.services.definition_fields import Bad, Reading, check_references
from relapp.services.definition_json import from_json, sha256, to_json
from relapp.services.definition_problems import Problem, ProblemLog
from relapp.services.definition_shapes import DEFINITION
from relapp.services.definition_yaml import read_tree

__all__ = ["Problem", "from_json", "parse_definition", "shipped_definitions", "to_json"]


def parse_definition(text: str, filename: str) -> ProcessDefinition:
    """Read a definition and give it the hash of its content.

    Args:
        text: the YAML file.
        filename: its name, for the messages.

    Raises:
        InvalidInput: `definition.invalid`; `details["problems"]` is a tuple of `Problem`.
    """
    log = ProblemLog(filename)
    root = read_tree(text, log)
    reading = Reading(log)
    definition: ProcessDefinition | Bad = DEFINITION(reading, root, "")
    check_references(reading)
    if isinstance(definition, Bad):
        log.refuse()
    check_whole(definition, reading)
    log.raise_if_any()
    return replace(definition, sha256=sha256(to_json(definition)))


def shipped_definitions() -> tuple[ProcessDefinition, ...]:
    """Read the processes that come with the program, in order of their codes.

    Raises:
        InvalidInput: a file of the installation is damaged.
    """
    from relapp.paths import resources_dir

    files = sorted((resources_dir() / "processes").glob("*.yaml"))
    found = [parse_definition(file.read_text("utf-8"), file.name) for file in files]
    return tuple(sorted(found, key=lambda definition: definition.code))
