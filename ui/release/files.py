"""Opens, copies and picks files for the release page; contents travel on the worker."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from relapp.domain.changes import Changes
from relapp.domain.release import Evidence
from relapp.errors import ExportFailed, RelappError
from relapp.services import files as kept
from relapp.services.check_evidence import NewEvidence
from ui.release.desk import ReleaseDesk


class FileDoor(QObject):
    """The one way by which files come onto the page and leave it."""

    def __init__(self, desk: ReleaseDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        # Copies to look at go away with the page.
        self._folder = QTemporaryDir()

    def open_kept(self, name: str, sha256: str) -> None:
        """Open a kept file with the program of this machine; a copy is made for it."""
        target = Path(self._folder.path()) / sha256[:12] / name
        read = partial(self._copy, sha256, target)
        self._desk.tasks.read(read, self._on_copied, self._on_failed)

    def open_evidence(self, evidence: Evidence) -> None:
        """Open a piece of evidence, file or link."""
        if evidence.link:
            self.launch(QUrl(evidence.link))
        else:
            self.open_kept(evidence.name, evidence.sha256)

    def save_as(self, parent: QWidget, name: str, sha256: str) -> None:
        """Ask for a place and put a copy of a kept file there."""
        target = self.ask_target(parent, name)
        if target is not None:
            save = partial(self._desk.services.deliverables.save_copy, sha256, target)
            self._desk.tasks.read(save, self._on_saved, self._on_failed)

    def ask_files(self, parent: QWidget) -> list[Path]:
        """Let the person pick files to add."""
        names, _filter = QFileDialog.getOpenFileNames(parent, self.tr("选择文件"))
        return [Path(name) for name in names]

    def ask_target(self, parent: QWidget, name: str) -> Path | None:
        """Let the person pick where a copy goes."""
        chosen, _filter = QFileDialog.getSaveFileName(parent, self.tr("另存为"), name)
        return Path(chosen) if chosen else None

    def launch(self, url: QUrl) -> None:
        """Hand an address to the desktop."""
        QDesktopServices.openUrl(url)

    def add_evidence(self, release_id: int, item_id: str, paths: Sequence[Path]) -> Changes:
        """Read files and attach them to a check, all or none; runs on the worker.

        Raises:
            InvalidInput: one is unreadable, empty or over the limit; nothing is kept.
        """
        services = self._desk.services
        limit = services.office.get().attachment_limit
        pieces = [NewEvidence(path.name, kept.read(path, limit)) for path in paths]
        return services.checks.add_evidences(self._desk.me, release_id, item_id, pieces)

    def add_proof(self, release_id: int, run_id: int, path: Path) -> Changes:
        """Read a file and attach it to a test run; runs on the worker.

        Raises:
            InvalidInput: unreadable, empty or over the limit; nothing is kept.
        """
        services = self._desk.services
        content = kept.read(path, services.office.get().attachment_limit)
        return services.tests.add_evidence(
            self._desk.me, release_id, run_id, path.name, content=content
        )

    def _copy(self, sha256: str, target: Path) -> Path:
        if target.is_file():
            return target
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExportFailed("export.failed", path=str(target), reason=error.strerror) from error
        return self._desk.services.deliverables.save_copy(sha256, target)

    def _on_copied(self, path: Path) -> None:
        self.launch(QUrl.fromLocalFile(str(path)))

    def _on_saved(self, path: Path) -> None:
        self._desk.announced.emit(self.tr("已另存为 {path}").format(path=path))

    def _on_failed(self, error: RelappError) -> None:
        self._desk.refused.emit(error, None)
