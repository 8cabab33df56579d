"""Asks what backs something: files of this machine, or a web address."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from ui.release.files import FileDoor


class EvidenceMenu(QMenu):
    """Opens below a widget; hands over what was chosen and goes."""

    def __init__(
        self,
        door: FileDoor,
        place: QWidget,
        *,
        files: Callable[[list[Path]], object],
        link: Callable[[str], object],
    ) -> None:
        super().__init__(place)
        self._door, self._place = door, place
        self._files, self._link = files, link
        self.setObjectName("evidence.menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.addAction(self.tr("选择文件…"), self._on_files)
        self.addAction(self.tr("填写链接…"), self._on_link)

    def open_below(self) -> None:
        """Open at the lower edge of its place, the first entry under the keyboard."""
        self.setActiveAction(self.actions()[0])
        self.popup(self._place.mapToGlobal(self._place.rect().bottomLeft()))

    def _on_files(self) -> None:
        paths = self._door.ask_files(self._place)
        if paths:
            self._files(paths)

    def _on_link(self) -> None:
        link, given = QInputDialog.getText(
            self._place, self.tr("添加链接"), self.tr("证据的网址（http 或 https）")
        )
        if given and link.strip():
            self._link(link.strip())


def link_name(link: str) -> str:
    """Return what a link is called where nobody named it: its last part."""
    return link.rstrip("/").rpartition("/")[2]
