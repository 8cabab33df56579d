"""The recurring meetings there are, below their button: one to change, or a new one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from relapp.domain.meeting_series import Series
from relapp.wording.meeting_series import rule_words
from ui.meeting.desk import MeetingDesk


class SeriesMenu(QMenu):
    """Hands over the series that was chosen, None for a new one, and goes."""

    def __init__(
        self,
        desk: MeetingDesk,
        series: Sequence[Series],
        chosen: Callable[[Series | None], object],
        place: QWidget,
    ) -> None:
        super().__init__(place)
        self.setObjectName("meeting.series_menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place = place
        for one in series:
            said = f"{one.title}　{desk.of(rule_words(one.rule))} {one.starts:%H:%M}"
            if one.ended:
                said = self.tr("{series}（已停止）").format(series=said)
            # An ampersand in a title is no key.
            self.addAction(said.replace("&", "&&"), partial(chosen, one))
        if series:
            self.addSeparator()
        self.addAction(self.tr("新建例会…"), partial(chosen, None))

    def open_below(self) -> None:
        """Open at the lower edge of its button, the first entry under the keyboard."""
        self.setActiveAction(self.actions()[0])
        self.popup(self._place.mapToGlobal(self._place.rect().bottomLeft()))
