"""Gets the proof that a signing command takes: nothing, one remembered, or the PIN asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from relapp.domain.pin import PinStanding, Proof
    from relapp.errors import RelappError
    from relapp.services.pins import PinsService
    from ui.actions.page import PageContext


def with_proof(
    context: PageContext,
    pins: PinsService,
    parent: QWidget,
    title: str,
    then: Callable[[Proof | None], object],
    failed: Callable[[RelappError], object],
) -> None:
    """Go on with a proof of the present person, or not at all where the PIN was not given.

    Args:
        context: who sits here, and the worker.
        pins: PINs of the open database.
        parent: the window before which the question stands.
        title: what the PIN is asked for.
        then: called with None where the person has no PIN.
        failed: called when the database could not be read.
    """

    def ask(standing: PinStanding) -> None:
        if not standing.has or standing.remembered is not None:
            then(standing.remembered)
            return
        # The dialog is only imported where somebody has a PIN.
        from ui.actions.pin_dialog import PinDialog

        proof = PinDialog.ask_proof(parent, context.tasks, pins, context.me, title)
        if proof is not None:
            then(proof)

    context.tasks.read(partial(pins.standing, context.me.id), ask, failed, owner=parent)
