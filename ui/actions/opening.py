"""Hands files and folders to the programs of the desktop."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> bool:
    """Open a file with the program the desktop has for it; tell whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_link(link: str) -> bool:
    """Open a page of the web; anything but http and https is left alone."""
    url = QUrl(link)
    return url.scheme() in ("http", "https") and QDesktopServices.openUrl(url)


def open_folder(path: Path) -> bool:
    """Open the folder a file lies in."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
