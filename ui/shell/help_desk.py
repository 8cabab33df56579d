"""Answers of the help menu: whether the journal is whole, which program this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from relapp.address import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from relapp.services.views import Verification
    from ui.shell.main_window import MainWindow


class HelpDesk(QObject):
    """Says in a small window what was asked."""

    def __init__(self, window: Callable[[], MainWindow], parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def tell_verified(self, found: Verification) -> None:
        """Say whether all chains of the journal hold."""
        from ui.kit import messages

        title = self.tr("操作日志核对")
        if found.sound:
            words = self.tr("{chains} 条链、{entries} 条记录，全部完整。")
            said = words.format(chains=found.chains, entries=found.entries)
        else:
            words = self.tr("{n} 处对不上，请保留数据库副本并联系管理员。")
            said = words.format(n=len(found.breaks))
        messages.inform(self._window(), title, said)

    def tell_about(self, target: str) -> None:
        """Say which version this is and which database is open."""
        import relapp
        from ui.kit import messages

        words = self.tr("版本 {version}\n数据库 {place}")
        said = words.format(version=relapp.__version__, place=shown(target))
        messages.inform(self._window(), self.tr("发布台"), said)
