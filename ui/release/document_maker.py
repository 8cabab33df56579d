"""Makes a document of the process: asks where, runs the work, offers to open the result."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from relapp.domain.changes import Changes
from relapp.domain.definition import DocumentSpec
from relapp.errors import RelappError
from ui.kit.banner import Banner
from ui.kit.painting import Tone
from ui.kit.progress_dialog import ProgressDialog
from ui.kit.tasks import IsCancelled, Progress
from ui.release.desk import ReleaseDesk

PLAN = "release_plan"


class DocumentMaker(QObject):
    """Makes 《发布方案》 and says so in a banner of the tab it was asked on."""

    def __init__(self, desk: ReleaseDesk, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._banner = banner
        self._window = window
        self._path = Path()
        banner.action_triggered.connect(self._on_banner_action)

    def make(self, spec: DocumentSpec) -> None:
        """Ask for the place and write the document there."""
        view = self._desk.view
        if view is None:
            return
        name = self._desk.words.of(spec.name)
        suggested = f"{view.facts.release.number} {name}.docx"
        target = self.ask_target(suggested)
        if target is not None:
            self.write(spec, target)

    def write(self, spec: DocumentSpec, target: Path) -> None:
        """Write the document to a file, off the GUI thread."""
        desk, name = self._desk, self._desk.words.of(spec.name)
        release_id = desk.release_id

        def work(progress: Progress, _cancelled: IsCancelled) -> Changes:
            progress(name, -1)
            return desk.services.documents.release_plan(
                desk.me, release_id, target, desk.context.language
            )

        task = desk.tasks.long(
            work,
            partial(self._on_made, name, target),
            self._on_failed,
            self.tr("生成《{name}》").format(name=name),
        )
        ProgressDialog.watch(task, self._window)

    def ask_target(self, suggested: str) -> Path | None:
        """Let the person pick where the document goes."""
        words = self.tr("Word 文档 (*.docx)")
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window, self.tr("生成文档"), suggested, words
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".docx")

    def launch(self, path: Path) -> None:
        """Hand a file or folder to the desktop."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_made(self, name: str, target: Path, changes: Changes) -> None:
        self._path = target
        self._banner.tell(
            Tone.OK,
            self.tr("已生成《{name}》").format(name=name),
            target.name,
            [("open", self.tr("打开")), ("folder", self.tr("所在文件夹"))],
            closable=True,
        )
        self._desk.context.hub.announce(changes)

    def _on_failed(self, error: RelappError) -> None:
        self._desk.refused.emit(error, None)

    def _on_banner_action(self, key: str) -> None:
        if key == "open":
            self.launch(self._path)
        elif key == "folder":
            self.launch(self._path.parent)
