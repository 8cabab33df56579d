"""Asks what was mended after a release was sent back, and lets it go on."""

from functools import partial

from PySide6.QtWidgets import QWidget

from relapp.domain.sent_back import open_returns
from relapp.services.views import ReleaseView
from ui.release import rights
from ui.release.desk import ReleaseDesk
from ui.release.sign_dialog import TextDialog
from ui.release.words import Phrase


def was_sent_back(view: ReleaseView) -> bool:
    """Tell whether the release waits for its keeper to say what was mended."""
    return view.facts.release.live and bool(open_returns(view.facts))


def resubmit(desk: ReleaseDesk, window: QWidget) -> None:
    """Ask for the note and write it."""
    view = desk.view
    if view is None or not was_sent_back(view):
        return
    refusal = rights.run(desk.me, view)
    if refusal is not None:
        desk.announced.emit(desk.words.of(refusal))
        return
    reasons = [f"{back.answer.person}：{back.answer.note}" for back in open_returns(view.facts)]
    note = TextDialog.ask(
        window,
        Phrase.tr("重新提交"),
        Phrase.tr("提交"),
        note="\n".join(reasons),
        field=Phrase.tr("补充说明"),
        hint=Phrase.tr("改了什么，在哪里看"),
    )
    if note is not None:
        desk.write(
            partial(desk.services.approvals.resubmit_release, desk.me, desk.release_id, note)
        )
