"""Styles and settings of the plan template: every size, font and distance of the layout.

Sizes in the tables are points. Fonts are given for Chinese and for Latin text in every style,
because Word takes Chinese characters from `w:eastAsia` alone.
"""

from typing import NamedTuple

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

LINE = "6B7482"
HEAD_FILL = "E8ECF2"
LABEL_FILL = "F4F6F9"
# Text width on A4 with 2.43 cm at both sides, in twentieths of a point.
TEXT_WIDTH = 11906 - 2 * 1378

SONG = ("宋体", "Times New Roman")
HEI = ("黑体", "Arial")


class _Style(NamedTuple):
    id: str
    name: str
    font: tuple[str, str]
    size: float
    line: float
    before: float = 0
    after: float = 0
    align: str = ""
    extra: str = ""
    """Further paragraph properties that stand before w:spacing in the schema."""
    ind: str = ""
    level: int | None = None
    next: str = ""
    color: str = ""


# Texts bring their own spaces between Chinese and Latin, and none within dates.
_NO_AUTO_SPACE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"
_HEADER_LINE = f'<w:bottom w:val="single" w:sz="6" w:space="4" w:color="{LINE}"/>'
_FOOTER_LINE = f'<w:top w:val="single" w:sz="6" w:space="4" w:color="{LINE}"/>'


def _tabs(leader: str = "") -> str:
    mark = f' w:leader="{leader}"' if leader else ""
    return f'<w:tabs><w:tab w:val="right"{mark} w:pos="{TEXT_WIDTH}"/></w:tabs>'


BULLETS, NUMBERS = 1, 2
_HANGING = '<w:ind w:left="840" w:hanging="360"/>'


def _numbered(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


_STYLES = (
    _Style(
        "BodyText",
        "Body Text",
        SONG,
        12,
        20,
        align="both",
        ind='<w:ind w:firstLineChars="200" w:firstLine="480"/>',
    ),
    _Style(
        "Heading1",
        "heading 1",
        HEI,
        16,
        26,
        before=18,
        after=8,
        extra=_KEEP,
        level=0,
        next="BodyText",
    ),
    _Style(
        "Heading2",
        "heading 2",
        HEI,
        13,
        22,
        before=8,
        after=4,
        extra=_KEEP,
        level=1,
        next="BodyText",
    ),
    _Style("SmallTitle", "小标题", HEI, 12, 20, before=4, extra=_KEEP, next="BodyText"),
    _Style("ListBullet", "List Bullet", SONG, 12, 20, extra=_numbered(BULLETS), ind=_HANGING),
    _Style("ListNumber", "List Number", SONG, 12, 20, extra=_numbered(NUMBERS), ind=_HANGING),
    _Style(
        "Caption",
        "caption",
        HEI,
        10.5,
        16,
        before=4,
        after=4,
        align="center",
        extra="<w:keepNext/>",
    ),
    _Style("TableText", "表格文字", SONG, 10.5, 16),
    _Style("TableHead", "表头", HEI, 10.5, 16, align="center", extra="<w:keepNext/>"),
    _Style("TableGap", "表后间距", SONG, 3, 5),
    _Style("FlowText", "流程框", HEI, 9, 14, align="center", extra="<w:keepNext/>"),
    _Style("FlowNote", "流程说明", SONG, 10.5, 16, before=4, align="center"),
    _Style(
        "ListTitle",
        "目录标题",
        HEI,
        16,
        26,
        before=16,
        after=8,
        align="center",
        extra="<w:keepNext/>",
    ),
    _Style("TOC1", "toc 1", SONG, 12, 18, before=4, extra=_tabs("dot")),
    _Style(
        "TOC2",
        "toc 2",
        SONG,
        10.5,
        16,
        extra=_tabs("dot"),
        ind='<w:ind w:leftChars="200" w:left="480"/>',
    ),
    _Style(
        "Header",
        "header",
        SONG,
        9,
        14,
        color="404040",
        extra=f"<w:pBdr>{_HEADER_LINE}</w:pBdr>{_tabs()}",
    ),
    _Style(
        "Footer",
        "footer",
        SONG,
        9,
        14,
        color="404040",
        extra=f"<w:pBdr>{_FOOTER_LINE}</w:pBdr>{_tabs()}",
    ),
    _Style("CoverNumber", "封面编号", HEI, 10.5, 18, align="right"),
    _Style("CoverSystem", "封面系统", HEI, 18, 28, before=108, align="center"),
    _Style("Title", "Title", HEI, 34, 50, before=8, after=8, align="center"),
    _Style("CoverSubject", "封面副题", HEI, 14, 24, after=78, align="center"),
    _Style("CoverGap", "封面间距", SONG, 12, 58),
    _Style("CoverUnit", "封面单位", HEI, 16, 26, before=104, align="center"),
    _Style("SignLine", "签字行", SONG, 12, 20),
    _Style("SealText", "归档章", SONG, 10.5, 16, align="center", color="6B7482"),
    _Style("TemplateMark", "模板标记", SONG, 8, 10, color="7C8695"),
)


def styles_xml() -> str:
    """Return the whole styles part."""
    return (
        f"<w:styles {NS}>"
        f"<w:docDefaults><w:rPrDefault>{_run(SONG, 12)}</w:rPrDefault><w:pPrDefault/>"
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/><w:pPr>"
        f"{_NO_AUTO_SPACE}"
        '<w:spacing w:line="400" w:lineRule="exact"/></w:pPr>' + _run(SONG, 12) + "</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        + _table_style()
        + "".join(_paragraph_style(style) for style in _STYLES)
        + "</w:styles>"
    )


def settings_xml() -> str:
    """Return the settings part: Chinese typography, no questions when the file is opened."""
    return (
        f"<w:settings {NS}>"
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:balanceSingleByteDoubleByteWidth/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def numbering_xml() -> str:
    """Return the two kinds of lists, one level each."""
    kinds = ((BULLETS, "bullet", "ListBullet", "•"), (NUMBERS, "decimal", "ListNumber", "%1."))
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{_HANGING}</w:pPr></w:lvl></w:abstractNum>"
        for number, kind, style, mark in kinds
    )
    used = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number, *_ in kinds
    )
    return f"<w:numbering {NS}>{lists}{used}</w:numbering>"


def fonts_xml() -> str:
    """Return the font table, which names the English names of the Chinese fonts."""
    fonts = (("宋体", "SimSun", "roman"), ("黑体", "SimHei", "swiss"))
    return (
        f"<w:fonts {NS}>"
        + "".join(
            f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
            f'<w:family w:val="{family}"/></w:font>'
            for name, other, family in fonts
        )
        + "</w:fonts>"
    )


def _run(font: tuple[str, str], size: float, color: str = "") -> str:
    chinese, latin = font
    return (
        f'<w:rPr><w:rFonts w:ascii="{latin}" w:eastAsia="{chinese}" w:hAnsi="{latin}" '
        f'w:cs="{latin}" w:hint="eastAsia"/>'
        + (f'<w:color w:val="{color}"/>' if color else "")
        + f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
    )


def _paragraph_style(style: _Style) -> str:
    follow = f'<w:next w:val="{style.next}"/>' if style.next else ""
    align = f'<w:jc w:val="{style.align}"/>' if style.align else ""
    level = f'<w:outlineLvl w:val="{style.level}"/>' if style.level is not None else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/>{follow}<w:qFormat/><w:pPr>{style.extra}'
        f'<w:spacing w:before="{style.before * 20:.0f}" w:after="{style.after * 20:.0f}" '
        f'w:line="{style.line * 20:.0f}" w:lineRule="exact"/>{style.ind}{align}{level}</w:pPr>'
        + _run(style.font, style.size, style.color)
        + "</w:style>"
    )


def _table_style() -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:styleId="PlanTable"><w:name w:val="方案表格"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders><w:tblCellMar>"
        '<w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="57" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
    )
