"""Reads the arguments, runs the command and turns every failure into a plain sentence."""

import importlib
import io
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TextIO

from relapp import config
from relapp.address import without_password
from relapp.cli.parser import build_parser
from relapp.cli.session import Session
from relapp.cli.words import Words
from relapp.errors import RelappError

DONE: Final = 0
REFUSED: Final = 1
WRONG_USAGE: Final = 2


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    _soften(sys.stdout)
    _soften(sys.stderr)
    settings = config.load()
    words = Words(config.language(_named_language(arguments), settings))
    if settings.trouble:
        words.complain(words.say("settings", what=settings.trouble))
    try:
        asked = build_parser(words).parse_args(list(arguments))
    except SystemExit as stop:
        # argparse has said what there is to say.
        return stop.code if isinstance(stop.code, int) else WRONG_USAGE
    return _guarded(Session(asked, settings, words))


def _guarded(session: Session) -> int:
    words = session.words
    try:
        module, _, function = session.asked.run.partition(":")
        code: int = getattr(importlib.import_module(f"relapp.cli.{module}"), function)(session)
        sys.stdout.flush()
    except RelappError as error:
        words.complain(*words.lines_of(error))
        return REFUSED
    except KeyboardInterrupt:
        words.complain(words.say("interrupted"))
        return REFUSED
    except BrokenPipeError:
        # Whoever reads (`head`, a pager) has seen enough; Python must not try again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:
        words.complain(words.say("unforeseen", path=_write_down(traceback.format_exc())))
        return REFUSED
    else:
        return code
    finally:
        session.close()


def _soften(stream: TextIO) -> None:
    """Let signs that a terminal cannot show become escapes instead of a failure."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def _named_language(arguments: Sequence[str]) -> str:
    """Find the language before parsing, since even the help is worded in it."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--language="):
            return argument.partition("=")[2]
        if argument == "--language" and place + 1 < len(arguments):
            return arguments[place + 1]
    return ""


def _write_down(report: str) -> Path:
    path = config.log_file()
    entry = f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{without_password(report)}\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(entry)
    except OSError:
        path = Path(tempfile.gettempdir(), path.name)
        with path.open("a", encoding="utf-8") as file:
            file.write(entry)
    return path
