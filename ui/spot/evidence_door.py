"""Opens the evidence behind a drawn tick with the programs of this machine."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from relapp.domain.release import Evidence
from relapp.errors import ExportFailed, RelappError
from relapp.services.deliverables import DeliverablesService
from relapp.services.files import safe_name
from ui.kit import icons
from ui.kit.tasks import TaskRunner


class EvidenceDoor(QObject):
    """One piece opens at once, several are offered in a menu."""

    def __init__(
        self,
        tasks: TaskRunner,
        deliverables: DeliverablesService,
        failed: Callable[[RelappError], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._deliverables = deliverables
        self._failed = failed
        # Copies to look at go away with the page.
        self._folder = QTemporaryDir()

    def show(self, pieces: tuple[Evidence, ...], parent: QWidget, place: QPoint) -> None:
        """Open the only piece, or let the person choose."""
        if len(pieces) == 1:
            self.open(pieces[0])
            return
        menu = self.menu(pieces, parent)
        menu.popup(place)

    def menu(self, pieces: tuple[Evidence, ...], parent: QWidget) -> QMenu:
        """Make the menu of several pieces."""
        menu = QMenu(parent)
        menu.setObjectName("spot.evidence")
        for piece in pieces:
            icon = icons.icon("link" if piece.link else "document")
            action = menu.addAction(icon, piece.name.replace("&", "&&"))
            action.triggered.connect(partial(self.open, piece))
        return menu

    def open(self, piece: Evidence) -> None:
        """Open a piece of evidence; of a file a copy is made for it."""
        if piece.link:
            self.launch(QUrl(piece.link))
            return
        target = Path(self._folder.path()) / piece.sha256[:12] / safe_name(piece.name)
        read = partial(self._copy, piece.sha256, target)
        self._tasks.read(read, self._on_copied, self._failed)

    def launch(self, url: QUrl) -> None:
        """Hand an address to the desktop."""
        QDesktopServices.openUrl(url)

    def _copy(self, sha256: str, target: Path) -> Path:
        if target.is_file():
            return target
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExportFailed("export.failed", path=str(target), reason=error.strerror) from error
        return self._deliverables.save_copy(sha256, target)

    def _on_copied(self, path: Path) -> None:
        self.launch(QUrl.fromLocalFile(str(path)))
