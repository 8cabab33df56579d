"""A program that is killed with something waiting: the next one sends it, exactly once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from relapp.domain.journal import Event
from relapp.domain.outbox import Standing
from relapp.services.outbox import OutboxService
from tests.relapp.small_office import SmallOffice

PROGRAM = """
import sys, time
from datetime import UTC, datetime
from relapp.bootstrap import open_core
from relapp.clock import FixedClock
from relapp.domain.outbox import Deed, Queued
from relapp.services.outbox import OutboxService
from pathlib import Path

url, folder, login, release_id, moment = sys.argv[1:]
at = datetime(2026, 9, 16, 1, 5, tzinfo=UTC)
core = open_core(url, clock=FixedClock(at))
me = next(p for p in core.people.all() if p.login == login)

class Slow(OutboxService):
    def _send(self, actor, file, action):
        if moment == "entered":
            self.enter(actor, action, late=True)
        print("now", flush=True)
        time.sleep(600)

box = Slow(core.checks._desk, Path(folder))
box.open(me)
payload = {"result": "fail", "note": "差两张表"}
key, item = "of-the-killed", "data_ready"
box.keep(me, Queued(key, Deed.ANSWER, int(release_id), item, "数据", 0, at, payload))
if moment == "kept":
    print("now", flush=True)
    time.sleep(600)
box.send(me)
"""


@pytest.mark.parametrize("moment", ["kept", "sending", "entered"])
def test_a_killed_program_loses_nothing_and_doubles_nothing(
    office: SmallOffice, tmp_path: Path, moment: str
) -> None:
    release_id = office.register()
    office.walk(release_id, "prepare")
    folder = tmp_path / "outbox"
    arguments = [office.url, str(folder), "owner", str(release_id), moment]
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        stdout=subprocess.PIPE,
        env={**os.environ, "RELAPP_HOME": str(tmp_path)},
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == b"now"
        program.kill()
    me = office["owner"]
    box = OutboxService(office.core.checks._desk, folder)
    assert [a.state for a in box.open(me)] == [Standing.WAITING]
    delivery = box.send(me)
    assert delivery.error is None
    assert [a.state for a in delivery.queue] == [Standing.SENT]
    assert box.send(me).sent == ()
    entries = office.core.history.of_release(release_id)
    entered = [json.loads(e.after) for e in entries if e.event is Event.CHECK_ANSWERED]
    mine = [after for after in entered if after["item"] == "data_ready"]
    assert [after["note"] for after in mine] == ["差两张表"]
    assert "offline_at" in mine[0]
