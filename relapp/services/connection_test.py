"""Tries a team database step by step and says what each step came upon."""

from collections.abc import Callable
from datetime import UTC, datetime

from relapp.connection import Server
from relapp.domain.connection_check import Finding, Found, Grade, Trial, inside
from relapp.store.look_inside import look_inside
from relapp.store.probe import Failed, guard, reach
from relapp.store.schema_mark import SCHEMA


def try_connection(
    server: Server, tell: Callable[[Finding], object] = lambda _finding: None
) -> Trial:
    """Try name, port, encryption, log-in, rights, schema and clock, until one fails.

    Changes nothing. Takes some seconds where nobody answers: run it on a worker.

    Args:
        server: where to go, with the password.
        tell: is given each finding as soon as it is there.
    """
    findings: list[Finding] = []

    def add(finding: Finding) -> None:
        findings.append(finding)
        tell(finding)

    try:
        add(reach(server))
        add(guard(server, datetime.now(UTC)))
        seen = look_inside(server)
        add(Finding(Found.LOGGED_IN))
        for finding in inside(seen, SCHEMA):
            add(finding)
            if finding.grade is Grade.BAD:
                break
    except Failed as failure:
        add(failure.finding)
    return Trial(tuple(findings))
