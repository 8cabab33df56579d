"""Writes files off the GUI thread: asks where, shows progress, offers to open the result.

Every page that makes a document, a workbook or a calendar does it through this one piece.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from relapp.errors import Cancelled, RelappError
from relapp.wording.errors import word
from ui.actions.opening import open_file, open_folder
from ui.actions.page import PageContext
from ui.kit.banner import Banner
from ui.kit.painting import Tone
from ui.kit.progress_dialog import ProgressDialog
from ui.kit.tasks import IsCancelled, Progress

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FileWish:
    """A file to be made.

    Attributes:
        title: what is made, for dialog and progress.
        suggested: file name; its ending is added when the person leaves it away.
        kind: what the dialog calls such files, such as 「Word 文档 (*.docx)」.
        done: title of the banner afterwards.
        failed: title of the banner when nothing was made.
    """

    title: str
    suggested: str
    kind: str
    done: str
    failed: str = ""


class FileMaker(QObject):
    """Makes files one wish at a time and says so in the banner of the page.

    Signals:
        made: what the writing function returned.
    """

    made = Signal(object)

    def __init__(self, context: PageContext, banner: Banner, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._banner, self._page = context, banner, page
        self._path = Path()
        banner.action_triggered.connect(self._on_banner_action)

    def make(self, wish: FileWish, write: Callable[[Path], T]) -> None:
        """Ask for the place and let `write` make the file there, on a worker."""
        target = self.ask_target(wish)
        if target is None:
            return

        def work(progress: Progress, _cancelled: IsCancelled) -> T:
            progress(target.name, -1)
            return write(target)

        done = partial(self._on_made, wish, target)
        failed = partial(self._on_failed, wish)
        task = self._context.tasks.long(work, done, failed, wish.title)
        ProgressDialog.watch(task, self._page)

    def ask_target(self, wish: FileWish) -> Path | None:
        """Let the person pick where the file goes; tests replace this."""
        chosen, _ = QFileDialog.getSaveFileName(self._page, wish.title, wish.suggested, wish.kind)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(Path(wish.suggested).suffix)

    def _on_made(self, wish: FileWish, target: Path, result: object) -> None:
        self._path = target
        links = [("open", self.tr("打开")), ("folder", self.tr("所在文件夹"))]
        self._banner.tell(Tone.OK, wish.done, target.name, links, closable=True)
        self.made.emit(result)

    def _on_failed(self, wish: FileWish, error: RelappError) -> None:
        if isinstance(error, Cancelled):
            return
        sentence = word(error, self._context.zone).of(self._context.language)
        title = wish.failed or self.tr("文件没有生成")
        self._banner.tell(Tone.BAD, title, sentence, closable=True)

    def _on_banner_action(self, key: str) -> None:
        if key == "open":
            open_file(self._path)
        elif key == "folder":
            open_folder(self._path)
