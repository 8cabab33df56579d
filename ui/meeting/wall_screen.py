"""On which screen the wall stands: the one chosen last, else another than the program's own."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMenu, QWidget

from ui.meeting.desk import MeetingDesk

AS_WINDOW: Final = "window"
"""Chosen instead of a screen: the wall is a window beside the program."""
_CHOICE: Final = "meeting/wall_screen"


def remembered(desk: MeetingDesk) -> str:
    """Return the name of the screen chosen last, empty for none."""
    return desk.state.text(_CHOICE) if desk.state is not None else ""


def remember(desk: MeetingDesk, name: str) -> None:
    """Keep which screen was chosen, for this and later meetings."""
    if desk.state is not None:
        desk.state.set_text(_CHOICE, name)


def screen_for(screens: Sequence[str], own: str, chosen: str) -> str:
    """Return the name of the screen to fill, empty for a window.

    Args:
        screens: names of the screens there are.
        own: name of the screen that the program stands on.
        chosen: what was chosen last; a screen that is not there counts as no choice.
    """
    if chosen == AS_WINDOW:
        return ""
    if chosen in screens:
        return chosen
    return next((name for name in screens if name != own), "")


def find_screen(name: str) -> QScreen | None:
    """Return a screen by its name."""
    return next((s for s in QGuiApplication.screens() if s.name() == name), None)


class ScreenMenu(QMenu):
    """The screens there are, the one in use ticked, and the window.

    Signals:
        chosen: name of a screen, or `AS_WINDOW`.
    """

    chosen = Signal(str)

    def __init__(self, current: str, own: QScreen | None, place: QWidget) -> None:
        super().__init__(place)
        self.setObjectName("meeting.screens")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place = place
        for number, screen in enumerate(QGuiApplication.screens(), start=1):
            size = screen.geometry()
            said = self.tr("第 {n} 屏　{name}　{width}×{height}").format(
                n=number,
                name=screen.model() or screen.name(),
                width=round(size.width() * screen.devicePixelRatio()),
                height=round(size.height() * screen.devicePixelRatio()),
            )
            if screen is own:
                said = self.tr("{screen}（程序所在）").format(screen=said)
            self._add(said, screen.name(), on=current == screen.name())
        self.addSeparator()
        self._add(self.tr("单独的窗口"), AS_WINDOW, on=not current)

    def open_below(self) -> None:
        """Open at the lower edge of its button, the first entry under the keyboard."""
        self.setActiveAction(self.actions()[0])
        self.popup(self._place.mapToGlobal(self._place.rect().bottomLeft()))

    def _add(self, text: str, name: str, *, on: bool) -> None:
        action = self.addAction(text.replace("&", "&&"), partial(self.chosen.emit, name))
        action.setCheckable(True)
        action.setChecked(on)
