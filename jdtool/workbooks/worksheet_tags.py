"""Byte patterns for the tags of a worksheet part."""

import re
from functools import cache

from msgspec import Struct

MAX_COLUMNS = 1_024
REFERENCE = re.compile(rb"""\sr=["']([A-Za-z]+)(\d+)["']""")
_NUMBERS = re.compile(rb"""\s(min|max|r)=["'](\d{1,7})["']""")


class Tags(Struct, frozen=True):
    """Byte patterns for one namespace prefix; each starts with fixed bytes where it can, so that the search is quick."""

    plain_rows: re.Pattern[bytes]
    rows: re.Pattern[bytes]
    heads: re.Pattern[bytes]
    columns: re.Pattern[bytes]
    cells: re.Pattern[bytes]
    empty_result: re.Pattern[bytes]
    formula: re.Pattern[bytes]
    dimension: re.Pattern[bytes]
    fair_dimension: re.Pattern[bytes]
    crooked_merge: re.Pattern[bytes]
    cell: bytes


@cache
def tags_of(prefix: bytes, plain: bool) -> Tags:
    """`plain`: no apostrophe anywhere, so every attribute stands in double quotes."""
    p = re.escape(prefix)
    quote = b'"' if plain else b"[\"']"
    number = rb"<%brow(?=[\s/>])(?:[^>]*?\sr=%b(\d{1,20})%b)?[^>]*>" % (p, quote, quote)
    first_cell = rb"(?!<%bc r=%b[A-z]+(?!\1%b)\d)" % (p, quote, quote)
    return Tags(
        plain_rows=re.compile(rb"<%brow(?: r=%b(\d{1,20})%b[^>]*>%b)?" % (p, quote, quote, first_cell)),
        rows=re.compile(number + rb"(?:\s*<%bc r=%b[A-Za-z]+(\d{1,20}))?" % (p, quote)),
        heads=re.compile(rb"<%brow\s[^>]*>" % p),
        columns=re.compile(rb"<%bcol\s[^>]*>" % p),
        cells=re.compile(rb"<%bc\s[^>]*(?<!/)>.*?</%bc>" % (p, p), re.DOTALL),
        empty_result=re.compile(rb"(?:</%bf>|<%bf\s[^>]*/>)(?:<%bv\s*/>|<%bv></%bv>)?</%bc>" % (p, p, p, p, p, p)),
        formula=re.compile(rb"<%bf[\s/>]" % p),
        dimension=re.compile(rb"""(<%bdimension\b[^>]*?\sref=["'])[^"']*""" % p),
        fair_dimension=re.compile(rb'<%bdimension ref="(?:[A-Z]{1,3}[1-9]\d{0,6}:?){1,2}"/>' % p),
        crooked_merge=re.compile(rb"""<%bmergeCell ref="(?![A-Za-z]{1,3}\d{1,7}:[A-Za-z]{1,3}\d{1,7}")[^>]*>""" % p),
        cell=b"<" + prefix + b"c ",
    )


def number_in(tag: bytes, name: bytes) -> int:
    """The attribute of that name, 0 where the tag has none."""
    return next((int(number) for key, number in _NUMBERS.findall(tag) if key == name), 0)
