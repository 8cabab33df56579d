"""What is dragged over the calendar: a release or a change request, by its key."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QMimeData

FORMAT: Final = "application/x-relapp-calendar"


class CargoKind(StrEnum):
    """What the thing dragged is."""

    RELEASE = "release"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Cargo:
    """One thing that is dragged, or marked by keyboard to be placed."""

    kind: CargoKind
    id: int


def mime_of(cargo: Cargo, text: str) -> QMimeData:
    """Return the data of a drag; other programs get the text."""
    data = QMimeData()
    data.setData(FORMAT, f"{cargo.kind.value}:{cargo.id}".encode())
    data.setText(text)
    return data


def cargo_of(data: QMimeData) -> Cargo | None:
    """Return what is dragged, None for anything foreign or damaged."""
    kind, _, number = bytes(data.data(FORMAT).data()).decode("ascii", "replace").partition(":")
    if kind not in CargoKind.__members__.values() or not number.isdecimal():
        return None
    return Cargo(CargoKind(kind), int(number))
