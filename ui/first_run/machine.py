"""What this machine proposes: log-in name, free file names, the look kept so far."""

import getpass
from pathlib import Path

from relapp import config
from ui.first_run.answers import Answers

_SCALES = (1.0, 1.15, 1.3)


def first_answers(default_file: Path) -> Answers:
    """Return what is proposed before the person says anything."""
    kept = config.load()
    return Answers(
        language=kept.language or "system",
        theme=kept.theme or "system",
        scale=min(_SCALES, key=lambda scale: abs(scale - kept.scale)),
        file=str(free_file(default_file)),
        login=_machine_login(),
    )


def free_file(path: Path) -> Path:
    """Return the path, or one like it that is not taken."""
    number, found = 2, path
    while found.exists():
        found = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return found


def _machine_login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
