"""How an HTML document looks: report.css, with the paper, faces and sizes of the office's style."""

from importlib.resources import files

from jdtool.reports.style import TWIPS_PER_POINT, Style

_GENERIC = "serif"
_LATIN = "latin"
_SANS = "sans-serif"


def stylesheet(style: Style) -> str:
    """The rules, in the order: what the style decides, then what every document shares."""
    shared = (files("jdtool") / "templates" / "report.css").read_text(encoding="utf-8")
    return f"\n{_digits(style)}\n{_variables(style)}\n{_paper(style)}\n{shared}"


def _digits(style: Style) -> str:
    """The Latin face for ASCII only: “ ” — … · belong to the Chinese one. A face of the machine, nothing is fetched."""
    return (
        f'@font-face {{ font-family: {_LATIN}; src: local("{_quotable(style.font.latin)}"); unicode-range: U+20-7E; }}'
    )


def _variables(style: Style) -> str:
    font, size = style.font, style.size
    values = {
        "title-face": _faces(style, font.title, _GENERIC),
        "body-face": _faces(style, font.body, _GENERIC),
        "heading-1-face": _faces(style, font.heading1, _SANS),
        "heading-2-face": _faces(style, font.heading2, _GENERIC),
        "heading-3-face": _faces(style, font.heading3, _GENERIC),
        "heading-4-face": _faces(style, font.heading4, _GENERIC),
        "heading-3-weight": "bold" if style.heading.heading3_bold else "normal",
        "table-header-face": _faces(style, font.table_header, _SANS),
        "caveat-face": _faces(style, font.caveat, _GENERIC),
        "title-size": f"{size.title:g}pt",
        "title-line": f"{style.spacing.title_line:g}pt",
        "body-size": f"{size.body:g}pt",
        "body-line": f"{style.page.line_pitch / TWIPS_PER_POINT:g}pt",
        "table-size": f"{size.table:g}pt",
        "note-size": f"{size.note:g}pt",
        "caveat-size": f"{size.caveat:g}pt",
    }
    return f":root {{ {' '.join(f'--{name}: {value};' for name, value in values.items())} }}"


def _paper(style: Style) -> str:
    """A4 with the margins of the standard and — 1 — outside at the foot; a custom property cannot stand in @page."""
    page = style.page
    number = (
        f'content: "— " counter(page) " —"; font: {style.size.page_number:g}pt '
        f"{_faces(style, style.font.page_number, _GENERIC)};"
    )
    margin = f"{page.top:g}mm {page.right:g}mm {page.bottom:g}mm {page.left:g}mm"
    even = f"@page :left {{ @bottom-right {{ content: none; }} @bottom-left {{ {number} }} }}"
    odd = f"@page {{ size: A4; margin: {margin}; @bottom-right {{ {number} }} }}"
    return f"{odd}\n{even}" if page.duplex else odd


def _faces(style: Style, face: str, generic: str) -> str:
    """The Chinese face after the Latin one, those to take instead, and what every system has."""
    named = (face, *style.font.alternatives.get(face, ()))
    return ", ".join((_LATIN, *(f'"{_quotable(name)}"' for name in named), generic))


def _quotable(name: str) -> str:
    """A face's name as it may stand in quotes in CSS inside HTML."""
    return "".join(character for character in name if character not in '"\\<>\n\r\f')
