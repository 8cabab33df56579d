"""The banner under the head: what was not done, why, and how to go on."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from relapp.errors import RelappError, StoreUnavailable
from relapp.wording.errors import lines
from ui.kit.banner import Banner
from ui.kit.painting import Tone
from ui.release.desk import ReleaseDesk


class TroubleBanner(Banner):
    """Tells of refused and failed writes; typed text is never touched by it."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="release.trouble")
        self._desk = desk
        self._retry: Callable[[], object] | None = None
        self._details = ""
        self.action_triggered.connect(self._on_action)
        desk.refused.connect(self._on_refused)
        self.hide()

    def worded(self, error: RelappError) -> str:
        """Return the sentence of an error, with what it lists."""
        words = self._desk.words
        said = [words.of(text) for text in lines(error, words.zone)]
        return " ".join(said[:4])

    def tell_refused(self, error: RelappError, retry: Callable[[], object] | None = None) -> None:
        """Say what was not done, and offer to try again where that may help."""
        passing = isinstance(error, StoreUnavailable)
        title = self.tr("没有保存") if passing else self.tr("没有完成")
        self._tell(title, error, retry if passing else None)

    def tell_unread(self, error: RelappError, retry: Callable[[], object]) -> None:
        """Say that what is shown is old."""
        self._tell(self.tr("读不到最新内容"), error, retry)

    def _tell(self, title: str, error: RelappError, retry: Callable[[], object] | None) -> None:
        self._retry = retry
        self._details = str(error)
        actions = [("copy", self.tr("复制详情"))]
        if retry is not None:
            actions.append(("retry", self.tr("重试")))
        said = self.worded(error)
        self.tell(Tone.BAD, title, said, actions, closable=True)
        self.text_label.setToolTip(said)

    def _on_refused(self, error: RelappError, retry: object) -> None:
        self.tell_refused(error, retry if callable(retry) else None)

    def _on_action(self, key: str) -> None:
        if key == "copy":
            QGuiApplication.clipboard().setText(self._details)
        elif self._retry is not None:
            retry, self._retry = self._retry, None
            self.hide()
            retry()
