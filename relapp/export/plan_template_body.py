"""Body, header and footer of the plan template as Word sees them: text, tables and tags."""

from relapp.export.plan_template_styles import HEAD_FILL, LABEL_FILL, LINE, TEXT_WIDTH

_HINT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
_SPACED = _HINT.replace("</w:rPr>", '<w:spacing w:val="200"/></w:rPr>')
_NO_BORDER = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))
_BOX = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
    for side in ("top", "left", "bottom", "right")
)
_THICK_BOX = _BOX.replace('w:sz="4"', 'w:sz="12"')
_TOP_LINE = f'<w:top w:val="single" w:sz="6" w:space="0" w:color="{LINE}"/>'
_FILLED = f'<w:shd w:val="clear" w:color="auto" w:fill="{HEAD_FILL}"/>'
_LABEL = f'<w:shd w:val="clear" w:color="auto" w:fill="{LABEL_FILL}"/>'
_ONE_ROW = "<w:trPr><w:cantSplit/></w:trPr>"
_HEAD_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"


def body_xml() -> str:
    """Return everything between cover and last page."""
    return "".join((_cover(), _history(), _contents(), _chapters()))


def header_xml() -> str:
    """Return unit at left; name, number, version and fingerprint of the document at right."""
    right = (
        "{{ doc.name }}　{{ doc.number }}　{{ doc.version }}　"
        "{{ labels.fingerprint }} {{ doc.fingerprint }}"
    )
    return _p("Header", _run("{{ doc.unit }}") + _TAB + _run(right))


def footer_xml() -> str:
    """Return confidentiality at left and 「第 x 页，共 n 页」 at right."""
    page = _run("{{ labels.page }} ") + _field("PAGE") + _run(" {{ labels.page_of }} ")
    end = _field("NUMPAGES") + _run(" {{ labels.page_end }}")
    return _p("Footer", _run("{{ doc.notice }}") + _TAB + page + end)


def record_body_xml() -> str:
    """Return a record without cover: name, subject, facts, then its chapters."""
    return "".join(
        (
            _p("ListTitle", _run("{{ doc.name }}").replace(_HINT, _SPACED)),
            _p("FlowNote", _run("{{ doc.number }}")),
            _p("TableGap", ""),
            _table(
                "18 82",
                _tag_row("{%tr for fact in cover.facts %}"),
                _row(
                    _cell("TableHead", "{{ fact.label }}", _LABEL),
                    _cell("TableText", "{{ fact.text }}"),
                ),
                _tag_row("{%tr endfor %}"),
            ),
            _p("TableGap", ""),
            _chapters(),
        )
    )


def record_header_xml() -> str:
    """Return unit at left; name and number of the record at right."""
    right = _run("{{ doc.name }}　{{ doc.number }}")
    return _p("Header", _run("{{ doc.unit }}") + _TAB + right)


def empty_xml() -> str:
    """Return the header and footer of the cover: none."""
    return _p("TableGap", "")


def _cover() -> str:
    signers = "{%tc for signer in cover.signers %}", "{%tc endfor %}"
    return "".join(
        (
            _p("CoverNumber", _run("{{ labels.document_number }}　{{ doc.number }}")),
            _p("CoverNumber", _run("{{ labels.classification }}　{{ doc.classification }}")),
            _p("CoverSystem", _run("{{ cover.application }} {{ cover.version }}")),
            _p("Title", _run("{{ doc.name }}").replace(_HINT, _SPACED)),
            _p("CoverSubject", _run("{{ cover.subject }}")),
            _table(
                "{{ cover.layout }}",
                _tag_row("{%tr for fact in cover.facts %}"),
                _row(
                    _cell("TableHead", "{{ fact.label }}", _LABEL),
                    _cell("TableText", "{{ fact.text }}"),
                ),
                _tag_row("{%tr endfor %}"),
                width=7000,
            ),
            _p("CoverGap", ""),
            _table(
                "{{ cover.signers_layout }}",
                _row(
                    _tag_cell(signers[0]),
                    _cell("TableHead", "{{ signer.role }}", _LABEL),
                    _cell("TableText", "{{ signer.name }}"),
                    _tag_cell(signers[1]),
                ),
                _row(
                    _tag_cell(signers[0]),
                    _cell("TableHead", "{{ labels.date }}", _LABEL),
                    _cell("TableText", "{{ signer.date }}"),
                    _tag_cell(signers[1]),
                ),
            ),
            _p("CoverUnit", _run("{{ doc.unit }}")),
        )
    )


def _history() -> str:
    title = _p("ListTitle", _run("{{ labels.history }}"), "<w:pageBreakBefore/>")
    return title + _generic_table("history") + _p("TableGap", "")


def _contents() -> str:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{_run('（目录在生成文件时填好）')}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return _p("ListTitle", _run("{{ labels.contents }}")) + _p("TOC1", field)


def _chapters() -> str:
    return "".join(
        (
            _tag("{%p for chapter in chapters %}"),
            _tag("{%p if chapter.new_page %}"),
            _p("Heading1", _run("{{ chapter.heading }}"), "<w:pageBreakBefore/>" + _AT_TOP),
            _tag("{%p else %}"),
            _p("Heading1", _run("{{ chapter.heading }}")),
            _tag("{%p endif %}"),
            _tag("{%p for block in chapter.blocks %}"),
            _tag('{%p if block.kind == "heading" %}'),
            _p("Heading2", _run("{{ block.text }}")),
            _prose(),
            _tag('{%p elif block.kind == "table" %}'),
            _tag("{%p if block.caption %}"),
            _p("Caption", _run("{{ block.caption }}")),
            _tag("{%p endif %}"),
            _generic_table("block"),
            _p("TableGap", ""),
            _tag('{%p elif block.kind == "facts" %}'),
            _facts(),
            _p("TableGap", ""),
            _tag('{%p elif block.kind == "flow" %}'),
            _flow(),
            _p("FlowNote", _run("{{ block.note }}")),
            _tag('{%p elif block.kind == "signatures" %}'),
            _signatures(),
            _p("TableGap", ""),
            _tag('{%p elif block.kind == "seal" %}'),
            _p("BodyText", ""),
            _seal(),
            _p("TableGap", ""),
            _tag("{%p endif %}"),
            _tag("{%p endfor %}"),
            _tag("{%p endfor %}"),
        )
    )


def _prose() -> str:
    """Return the branches for text: small heading, items of lists, text with form, plain text."""
    shapes = (("title", "SmallTitle"), ("bullet", "ListBullet"), ("number", "ListNumber"),
              ("body", "BodyText"))  # fmt: skip
    formed = "".join(
        _tag(f'{{%p elif block.kind == "paragraph" and block.shape == "{shape}" %}}')
        + _p(style, _FORMED)
        for shape, style in shapes
    )
    plain = _p("BodyText", _run("{{ block.text }}"))
    return formed + _tag('{%p elif block.kind == "paragraph" %}') + plain


def _generic_table(name: str) -> str:
    return _table(
        f"{{{{ {name}.layout }}}}",
        _row(
            _tag_cell(f"{{%tc for column in {name}.columns %}}"),
            _cell("TableHead", "{{ column.title }}", _FILLED),
            _tag_cell("{%tc endfor %}"),
            properties=_HEAD_ROW,
        ),
        _tag_row(f"{{%tr for row in {name}.rows %}}", 3),
        _row(
            _tag_cell("{%tc for cell in row.cells %}"),
            _cell("TableText", "{{ cell }}"),
            _tag_cell("{%tc endfor %}"),
        ),
        _tag_row("{%tr endfor %}", 3),
    )


def _facts() -> str:
    return _table(
        "{{ block.layout }}",
        _tag_row("{%tr for fact in block.rows %}"),
        _row(_cell("TableHead", "{{ fact.label }}", _LABEL), _cell("TableText", "{{ fact.text }}")),
        _tag_row("{%tr endfor %}"),
    )


def _flow() -> str:
    return _table(
        "{{ block.layout }}",
        _tag_row("{%tr for row in block.rows %}"),
        _row(
            _tag_cell("{%tc for step in row %}"),
            _tag_cell("{%tc if step.gate %}"),
            _cell("FlowText", "{{ step.label }}", _borders(_THICK_BOX) + _FILLED),
            _tag_cell("{%tc else %}"),
            _cell("FlowText", "{{ step.label }}", _borders(_BOX)),
            _tag_cell("{%tc endif %}"),
            _tag_cell("{%tc if not loop.last %}"),
            _cell("FlowText", "→", _borders(_NO_BORDER)),
            _tag_cell("{%tc endif %}"),
            _tag_cell("{%tc endfor %}"),
            properties=_BOX_ROW,
        ),
        _tag_row("{%tr endfor %}"),
        style="",
        margins=_NARROW,
    )


def _signatures() -> str:
    def row(text: str, borders: str) -> str:
        return _row(
            _tag_cell("{%tc for line in pair %}"),
            _cell("SignLine", text, _borders(borders)),
            _cell("SignLine", "", _borders(_NO_BORDER)),
            _tag_cell("{%tc endfor %}"),
        )

    return _table(
        "{{ block.layout }}",
        _tag_row("{%tr for pair in block.rows %}"),
        row("{{ line.label }}", _NO_BORDER).replace(_ONE_ROW, _HIGH_ROW),
        row("{{ line.date }}", _TOP_LINE),
        _tag_row("{%tr endfor %}"),
        style="",
    )


def _seal() -> str:
    row = _row(_cell("SealText", "{{ block.text }}"), properties=_SEAL_ROW)
    return _table("{{ block.layout }}", row, width=3400, align="right")


_TAB = "<w:r><w:tab/></w:r>"
_BOLD, _ITALIC = "<w:b/>", "<w:i/>"
_AT_TOP = '<w:spacing w:before="0"/>'
_HIGH_ROW = '<w:trPr><w:cantSplit/><w:trHeight w:val="1300" w:hRule="atLeast"/></w:trPr>'
_BOX_ROW = '<w:trPr><w:cantSplit/><w:trHeight w:val="480" w:hRule="atLeast"/></w:trPr>'
_NARROW = (
    '<w:tblCellMar><w:left w:w="30" w:type="dxa"/><w:right w:w="30" w:type="dxa"/></w:tblCellMar>'
)
_SEAL_ROW = '<w:trPr><w:cantSplit/><w:trHeight w:val="2268" w:hRule="exact"/></w:trPr>'


def _run(text: str) -> str:
    return f'<w:r>{_HINT}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


def _form(marks: str) -> str:
    return _run("{{ run.text }}").replace("</w:rPr>", f"{marks}</w:rPr>")


_FORMED = "".join(
    (
        _run("{%r for run in block.runs %}"),
        _run("{%r if run.bold and run.italic %}"),
        _form(_BOLD + _ITALIC),
        _run("{%r elif run.bold %}"),
        _form(_BOLD),
        _run("{%r elif run.italic %}"),
        _form(_ITALIC),
        _run("{%r else %}"),
        _form(""),
        _run("{%r endif %}"),
        _run("{%r endfor %}"),
    )
)


def _field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _p(style: str, content: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def _tag(text: str) -> str:
    return _p("TemplateMark", _run(text))


def _borders(sides: str) -> str:
    return f"<w:tcBorders>{sides}</w:tcBorders>"


def _cell(style: str, text: str, properties: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>{properties}<w:vAlign w:val="center"/>'
        f"</w:tcPr>{_p(style, _run(text))}</w:tc>"
    )


def _tag_cell(text: str, span: int = 1) -> str:
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>{wide}</w:tcPr>{_tag(text)}</w:tc>'


def _row(*cells: str, properties: str = _ONE_ROW) -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _tag_row(text: str, span: int = 2) -> str:
    return f"<w:tr>{_tag_cell(text, span)}</w:tr>"


def _table(
    layout: str,
    *rows: str,
    width: int = TEXT_WIDTH,
    align: str = "center",
    style: str = "PlanTable",
    margins: str = "",
) -> str:
    """Return a table; its alternative text holds the layout tag that sets widths when printed."""
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    cells = max(row.count("<w:tc>") for row in rows)
    grid = "".join(f'<w:gridCol w:w="{width // cells}"/>' for _ in range(cells))
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="{align}"/>'
        '<w:tblLayout w:type="fixed"/>' + margins + '<w:tblLook w:val="0000"/>'
        f'<w:tblDescription w:val="{layout}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        + "".join(rows)
        + "</w:tbl>"
    )
