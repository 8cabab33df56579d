"""Every test of the window runs offscreen, drains its workers and leaves no window behind."""

import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.whole import faults
from ui.kit import i18n, theme
from ui.kit.application import STYLE
from ui.kit.base_dialog import BaseDialog
from ui.kit.tasks import TaskRunner

CheckModel = Callable[[QAbstractItemModel], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say what it cannot do with popups; it says nothing about us."""
    for item in items:
        if "tests/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Start the application of the tests in the style that the program starts in."""
    return ["pytest", *STYLE]


@pytest.fixture(autouse=True)
def _litter() -> Iterator[None]:
    """Collect what a test leaves behind on this thread: a worker must not end timers of others."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture(autouse=True)
def _look(_litter: None, qapp: QApplication) -> None:
    """Dress the application in the light theme and in Chinese, whatever ran before."""
    if i18n.language() != "zh":
        i18n.install(qapp, "zh")
        theme.refresh(qapp)
    QLocale.setDefault(QLocale("zh_CN"))
    if not qapp.styleSheet() or theme.current().name != "light" or theme.current().scale != 1.0:
        theme.apply(qapp, "light")


@pytest.fixture(autouse=True)
def _no_window_left(qapp: QApplication, _look: None) -> Iterator[None]:
    """Fail a test after which a window is still visible."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [w for w in qapp.topLevelWidgets() if w.isVisible()]
    for window in left:
        window.close()
    assert not left, f"windows left open: {[w.objectName() or repr(w) for w in left]}"


@pytest.fixture(autouse=True)
def _dialogs_whole(monkeypatch: pytest.MonkeyPatch, _no_window_left: None) -> Iterator[None]:
    """Fail a test in which a dialog cuts its words, or would not fit the smallest screen."""
    made: list[BaseDialog] = []
    init = BaseDialog.__init__

    def remembered(dialog: BaseDialog, *words: Any, **more: Any) -> None:
        init(dialog, *words, **more)
        made.append(dialog)

    monkeypatch.setattr(BaseDialog, "__init__", remembered)
    yield
    whole = theme.current().scale == 1.0
    found = [f"{type(d).__name__}: {f}" for d in made if isValid(d) and whole for f in faults(d)]
    made.clear()
    assert not found, "\n".join(found)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    """A task runner that is drained and stopped after the test."""
    runner = TaskRunner()
    yield runner
    assert runner.wait_idle(10), "work still under way after the test"
    assert runner.shutdown(10), "a worker thread did not end"


@pytest.fixture
def check_model(qtmodeltester: Any) -> CheckModel:  # noqa: ANN401 - pytest-qt has no types here
    """Qt's own checks of a model, with a type."""
    check: CheckModel = qtmodeltester.check
    return check
