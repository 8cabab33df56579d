"""The ring around the widget that has focus, drawn over the window so that nothing is moved."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.kit import metrics
from ui.kit.painting import draw_focus_ring

_MARGIN = 5
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.EnabledChange,
)


class FocusRing(QObject):
    """Keeps a ring around one widget, wherever it moves and however it is scrolled."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._widget: QWidget | None = None
        self._chain: list[QWidget] = []
        self._overlay: _Overlay | None = None

    def follow(self, widget: QWidget | None) -> None:
        """Draw the ring around this widget from now on; None takes it away."""
        self._release()
        if widget is None:
            return
        self._widget = widget
        step: QWidget | None = widget
        while step is not None and not step.isWindow():
            self._chain.append(step)
            step.installEventFilter(self)
            step = step.parentWidget()
        self._overlay = _Overlay(widget)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget; take no event away."""
        if event.type() in _MOVES:
            self._place()
        return False

    def _release(self) -> None:
        for widget in self._chain:
            try:
                widget.removeEventFilter(self)
            except RuntimeError:
                continue
        self._chain = []
        self._widget = None
        if self._overlay is not None:
            try:
                self._overlay.hide()
                self._overlay.deleteLater()
            except RuntimeError:
                pass
            self._overlay = None

    def _place(self) -> None:
        if self._widget is None or self._overlay is None:
            return
        try:
            shown = self._widget.isVisible() and self._widget.isEnabled()
            ring, clip = _ring_and_clip(self._widget)
            self._overlay.ring = ring.translated(-clip.topLeft())
            self._overlay.setGeometry(clip)
            self._overlay.setVisible(shown and not clip.isEmpty())
            self._overlay.raise_()
            self._overlay.update()
        except RuntimeError:
            # Widget or overlay went away between two events.
            self._overlay = None


class _Overlay(QWidget):
    """A pane over the window that shows the ring and lets every click through."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget.window())
        self.ring = QRect()
        self._danger = widget.property("kind") == "danger"
        self._inside = widget.property("ring_inside") == "true"
        self._radius = float(widget.property("ring_radius") or metrics.RADIUS)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        role = "bad" if self._danger else "accent"
        draw_focus_ring(painter, self.ring, radius=self._radius, role=role, inside=self._inside)
        painter.end()


def _ring_and_clip(widget: QWidget) -> tuple[QRect, QRect]:
    """Return the widget's rectangle and what of it and its ring may be seen, in the window."""
    window = widget.window()
    rect = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    clip = rect.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
    step = widget.parentWidget()
    while step is not None and step is not window:
        area = step.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is step:
            clip = clip.intersected(QRect(step.mapTo(window, QPoint(0, 0)), step.size()))
        step = area
    return rect, clip.intersected(window.rect())
