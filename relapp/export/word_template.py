"""A Word template opened, checked and filled; docxtpl does the Word side of it."""

import html
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError

from relapp.errors import InvalidInput, RelappError
from relapp.export.template_check import Place, compiled
from relapp.export.word_contents import fill_contents, shrink_contents
from relapp.export.word_layout import lay_out_tables
from relapp.export.word_lists import restart_lists
from relapp.export.word_sandbox import TemplateSandbox
from relapp.export.word_xml import Element, W, XmlMistake, parsed

Values = Mapping[str, object]

_PARAGRAPH = re.compile(r"<w:p([ >])")
_PROPERTIES = ("title", "subject", "author", "comments")
# The longest that the library accepts.
_PROPERTY_LENGTH = 255
# Unpacked bytes; a template with a few logos has one or two million.
_LARGEST = 100_000_000
_BREAKS = re.compile(r"[\n\t]")


class WordTemplate(DocxTemplate):  # type: ignore[misc]  # the library carries no types
    """A template of the office, filled in the sandbox.

    Raises:
        InvalidInput: the file is no Word file, or a tag in it cannot be understood or filled.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self._path = path
        self._env = TemplateSandbox()
        self._values: Values | None = None

    def check(self) -> None:
        """Check the tags of every part."""
        self.render_init()
        self._check(self.get_xml(), "document")
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for _, part in self.get_headers_footers(uri):
                self._check(self.get_part_xml(part), _name(part))
        for source, _ in self._properties():
            compiled(source, self._env, Place(self._path, "properties"))

    def fill(self, values: Callable[[frozenset[str]], Values], *, chinese: bool) -> None:
        """Fill all parts.

        Args:
            values: makes the values once it is known which chapters are placed by name.
            chinese: whether the document follows Chinese typography.
        """
        self._values = None
        self._make_values = values
        self._chinese = chinese
        self.render({}, self._env, autoescape=True)

    def init_docx(self, reload: bool = True) -> None:
        """Open the file, with a message for people when it is none."""
        known = self.docx
        try:
            if self.docx is None:
                self._check_size()
            super().init_docx(reload)
        except FileNotFoundError as error:
            raise InvalidInput("template.missing", file=str(self._path)) from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise InvalidInput("template.unreadable", file=str(self._path), what=reason) from error
        except RelappError:
            raise
        except Exception as error:
            # Zip, XML and Word libraries keep no list of what they let through for files that are
            # not as they should be.
            raise InvalidInput("template.not_word", file=self._path.name) from error
        if self.docx is not known:
            shrink_contents(self.docx.element.body)

    def render_xml_part(
        self, src_xml: str, part: Element, context: object, jinja_env: object = None
    ) -> str:
        """Fill one part, checking it on the way so that it is parsed once."""
        del context, jinja_env
        place = Place(self._path, _name(part))
        source = _lines(src_xml)
        template, placed = compiled(source, self._env, place)
        if self._values is None:
            self._values = self._make_values(placed)
        self.current_rendering_part = part
        with _refusing(source, place):
            filled = template.render(self._values)
        filled = filled.replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p ")
        # The search for line breaks within values is half of the library's time, and rarely needed.
        return str(self.resolve_listing(filled)) if _BREAKS.search(filled) else filled

    def fix_tables(self, xml: str) -> Element:
        """Return the filled body as a tree, tables laid out.

        The library would read broken XML by leaving out what it does not understand.
        """
        try:
            tree = parsed(xml)
        except XmlMistake as error:
            raise InvalidInput(
                "template.structure", file=self._path.name, part="document", what=str(error)
            ) from error
        lay_out_tables(tree)
        restart_lists(tree, self.docx.styles.element, self._numbering())
        fill_contents(tree, self.docx.styles.element)
        if not self._chinese:
            _use_latin_typography(tree)
        return tree

    def render_properties(self, context: object, jinja_env: object = None) -> None:
        """Fill title, subject and author of the file, which are no XML and need no escaping."""
        del context, jinja_env
        place = Place(self._path, "properties")
        for source, name in self._properties():
            template, _placed = compiled(source, self._env, place)
            with _refusing(source, place):
                text = template.render(self._values or {})
            setattr(self.docx.core_properties, name, html.unescape(text)[:_PROPERTY_LENGTH])

    def _properties(self) -> list[tuple[str, str]]:
        """Return what stands in the properties of the file that are filled, and their names."""
        properties = self.docx.core_properties
        return [(str(getattr(properties, name)), name) for name in _PROPERTIES]

    def render_footnotes(self, context: object, jinja_env: object = None) -> None:
        """Leave footnotes as they are: they hold text of the office, never values."""

    def _numbering(self) -> Element | None:
        # Asked of the package, because the library makes such a part where there is none.
        parts = self.docx.part.package.iter_parts()
        found = next((p for p in parts if str(p.partname) == "/word/numbering.xml"), None)
        return None if found is None else found.element

    def _check_size(self) -> None:
        with zipfile.ZipFile(self._path) as package:
            size = sum(entry.file_size for entry in package.infolist())
        if size > _LARGEST:
            raise InvalidInput(
                "template.too_large", file=self._path.name, size=size, largest=_LARGEST
            )

    def _check(self, xml: str, part: str) -> None:
        compiled(_lines(self.patch_xml(xml)), self._env, Place(self._path, part))


@contextmanager
def _refusing(source: str, place: Place) -> Iterator[None]:
    """Turn what goes wrong while a template is filled into a refusal that names the place."""
    try:
        yield
    except UndefinedError as error:
        line = _line_of(error.__traceback__)
        raise place.refusal("template.unknown_value", source, line, error.message or "") from error
    except SecurityError as error:
        line = _line_of(error.__traceback__)
        raise place.refusal("template.forbidden", source, line, str(error)) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        # A sum of words, a division by zero, a part included that is nowhere.
        line = _line_of(error.__traceback__)
        raise place.refusal("template.syntax", source, line, str(error)[:200]) from error
    except RecursionError as error:
        raise place.refusal("template.syntax", source, 1, "recursion") from error


def _lines(xml: str) -> str:
    """Return the source with one line per paragraph: a line number then says where a mistake is."""
    return _PARAGRAPH.sub(r"\n<w:p\1", xml)


def _use_latin_typography(body: Element) -> None:
    """Give marks of both scripts, such as “ and —, to the Latin font, and close spaced titles."""
    for properties in body.iter(W + "rPr"):
        for fonts in properties.iterfind(W + "rFonts"):
            fonts.attrib.pop(W + "hint", None)
        for spacing in properties.findall(W + "spacing"):
            properties.remove(spacing)


def _name(part: Element) -> str:
    return Path(str(part.partname)).stem


def _line_of(trace: TracebackType | None) -> int:
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
