"""Line heights, distances and indents of paragraphs, resolved through the styles of a document."""

from dataclasses import dataclass, replace

from relapp.export.word_xml import Element, W

# A line set to "single" is as high as font and grid want it; this is near for Chinese fonts.
_SINGLE = 1.3
# Latin letters are on average about half as wide as Chinese characters, which are square.
_LATIN = 0.5
_SPACE = 0.25
_PROPERTIES, _STYLE, _VALUE = W + "pPr", W + "pStyle", W + "val"
_KEEP_NEXT = W + "keepNext"
_SHAPING = frozenset({_KEEP_NEXT, W + "spacing", W + "ind", W + "pageBreakBefore"})
_CELL_SIDES = ("top", "left", "bottom", "right")


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a paragraph's format decides its height; lengths in twentieths of a point."""

    size: float = 240
    exact: float = 0
    factor: float = _SINGLE
    before: float = 0
    after: float = 0
    indent: float = 0
    first: float = 0
    keep_next: bool = False
    break_before: bool = False

    @property
    def line_height(self) -> float:
        """Height of one line."""
        return self.exact or self.size * self.factor

    def lines(self, text: str, width: float) -> int:
        """Return how many lines a text takes in a width."""
        latin = len(text.encode("ascii", "ignore"))
        squares = len(text) - latin * (1 - _LATIN) - text.count(" ") * (_LATIN - _SPACE)
        needed = squares * self.size + self.first
        free = width - self.indent
        if needed <= free:
            return 1
        # A line ends before its edge where the next character or word does not fit any more.
        return int(-(-needed // max(free - self.size / 2, self.size)))


class Shapes:
    """The shapes of all paragraphs that use the styles of one document."""

    def __init__(self, styles: Element) -> None:
        self._styles = {s.get(W + "styleId"): s for s in styles.iterfind(W + "style")}
        self._known: dict[str | None, Shape] = {}
        self._kept: dict[str | None, Shape] = {}
        self._margins: dict[str | None, tuple[float, float]] = {}
        defaults = styles.find(W + "docDefaults")
        self._base = Shape()
        if defaults is not None:
            self._base = _changed(self._base, next(defaults.iter(W + "pPr"), None))
            self._base = _sized(self._base, next(defaults.iter(W + "rPr"), None))
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(W + "default") == "1" and style.get(W + "type") == "paragraph"
            ),
            None,
        )
        self._cells: str | None = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(W + "default") == "1" and style.get(W + "type") == "table"
            ),
            None,
        )

    def of(self, paragraph: Element) -> Shape:
        """Return the shape of one paragraph."""
        properties = paragraph[0] if len(paragraph) else None
        if properties is None or properties.tag != _PROPERTIES:
            return self._style(self._default)
        named: str | None = self._default
        shaping = []
        for child in properties:
            tag = child.tag
            if tag == _STYLE:
                named = child.get(_VALUE)
            elif tag in _SHAPING:
                shaping.append(tag)
        shape = self._style(named)
        if not shaping:
            return shape
        if shaping != [_KEEP_NEXT]:
            return _changed(shape, properties)
        # What every cell of a small table says besides its style.
        if named not in self._kept:
            self._kept[named] = _changed(shape, properties)
        return self._kept[named]

    def cell_margins(self, table: Element) -> tuple[float, float]:
        """Return what a cell loses across and down to its margins."""
        named = table.find(f"{W}tblPr/{W}tblStyle")
        key = self._cells if named is None else named.get(W + "val")
        if key not in self._margins:
            found = {"top": 0.0, "left": 0.0, "bottom": 0.0, "right": 0.0}
            for style in self._chain(key):
                for side in _CELL_SIDES:
                    margin = style.find(f"{W}tblPr/{W}tblCellMar/{W}{side}")
                    if margin is not None:
                        found[side] = float(margin.get(W + "w"))
            self._margins[key] = (found["left"] + found["right"], found["top"] + found["bottom"])
        return self._margins[key]

    def _style(self, key: str | None) -> Shape:
        if key not in self._known:
            shape = self._base
            for style in self._chain(key):
                shape = _sized(_changed(shape, style.find(W + "pPr")), style.find(W + "rPr"))
            self._known[key] = shape
        return self._known[key]

    def _chain(self, key: str | None) -> list[Element]:
        """Return the style and those it is based on, the most general first."""
        found: list[Element] = []
        while key in self._styles and self._styles[key] not in found:
            found.insert(0, self._styles[key])
            parent = found[0].find(W + "basedOn")
            key = None if parent is None else parent.get(W + "val")
        return found


def _sized(shape: Shape, properties: Element) -> Shape:
    size = None if properties is None else properties.find(W + "sz")
    return shape if size is None else replace(shape, size=float(size.get(W + "val")) * 10)


def _changed(shape: Shape, properties: Element) -> Shape:
    """Return the shape with the direct properties of a paragraph or style."""
    if properties is None:
        return shape
    changes: dict[str, float | bool] = {}
    spacing = properties.find(W + "spacing")
    if spacing is not None:
        changes |= _spacing(spacing)
    indent = properties.find(W + "ind")
    if indent is not None:
        left, right = (float(indent.get(W + side, "0")) for side in ("left", "right"))
        changes |= {"indent": left + right, "first": float(indent.get(W + "firstLine", "0"))}
    for name, field in (("keepNext", "keep_next"), ("pageBreakBefore", "break_before")):
        mark = properties.find(W + name)
        if mark is not None:
            changes[field] = mark.get(W + "val", "1") not in {"0", "false", "off"}
    return replace(shape, **changes) if changes else shape  # type: ignore[arg-type]


def _spacing(spacing: Element) -> dict[str, float | bool]:
    changes: dict[str, float | bool] = {
        side: float(spacing.get(W + side)) for side in ("before", "after") if spacing.get(W + side)
    }
    line = spacing.get(W + "line")
    if line:
        if spacing.get(W + "lineRule") in {"exact", "atLeast"}:
            changes["exact"] = float(line)
        else:
            changes |= {"exact": 0.0, "factor": _SINGLE * float(line) / 240}
    return changes
