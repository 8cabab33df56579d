"""The people at other desks who have this release open, as avatars in the head of the page."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from relapp.domain.presence import Present
from ui.kit import theme
from ui.kit.badges import Avatar
from ui.kit.labels import label
from ui.release.panel import clear_layout

MOST: Final = 3
"""So many have room; the others are counted, and named in the tool tip."""


class PresenceStrip(QWidget):
    """Avatars with a green dot; hidden while nobody else is there."""

    def __init__(self, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        """Take what names a plan section by its identifier."""
        super().__init__(parent)
        self.setObjectName("release.presence")
        self._name_of = name_of
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.current().px(3))
        self.hide()

    def show_people(self, found: tuple[Present, ...]) -> None:
        """Show who is there; who edits comes first."""
        clear_layout(self._row)
        people = sorted(found, key=lambda present: not present.place)
        for present in people[:MOST]:
            avatar = Avatar(present.person, self, size=22, online=True)
            avatar.setToolTip(self.sentence(present))
            avatar.setAccessibleName(self.sentence(present))
            self._row.addWidget(avatar)
        if len(people) > MOST:
            self._row.addWidget(label(f"+{len(people) - MOST}", "secondary", self))
        self.setToolTip("\n".join(map(self.sentence, people)))
        self.setVisible(bool(people))

    def sentence(self, present: Present) -> str:
        """Return who does what here."""
        if not present.place:
            return self.tr("{person} 正在查看").format(person=present.person)
        name = self._name_of(present.section_id) if present.section_id else ""
        if not name:
            return self.tr("{person} 正在修改").format(person=present.person)
        words = self.tr("{person} 正在修改「{section}」")
        return words.format(person=present.person, section=name)
