"""A document of ours that somebody has edited: its numbers against the file that says where each came from."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from jdtool.errors import JdtoolError
from jdtool.reports.proof.document import Document
from jdtool.reports.proof.findings import EDITED, Finding

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_CLAUSE = re.compile(r"[^，。；]+")
_ENDING = ".numbers.json"

Told = Mapping[str, Any]


class _Clause(Struct, frozen=True):
    """A clause as it was written, and the numbers in it by where they begin."""

    text: str
    numbers: tuple[tuple[int, Told], ...]


def numbers_beside(report: Path) -> Path | None:
    """The file of numbers that was written with the report, if it lies beside it."""
    beside = report.with_name(report.stem + _ENDING)
    return beside if beside.is_file() else None


def read_numbers(file: Path) -> Sequence[Told]:
    """Every number of the document as it was made. Raises JdtoolError for what is no such file."""
    try:
        whole = json.loads(file.read_text(encoding="utf-8"))
        numbers: list[Told] = whole["numbers"]
        if all(isinstance(each[name], kind) for each in numbers for name, kind in _KINDS.items()):
            return numbers
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise JdtoolError(f"{file.name} 读不出来，不是 jdtool 写的数字出处；请与报告一起重新生成，或移走这个文件")


_KINDS = {"text": str, "sentence": str, "at": int}


def edited(document: Document, numbers: Sequence[Told]) -> Iterator[Finding]:
    """Numbers that are no longer what they were, in clauses whose other words have stayed.

    A clause whose words come twice, or were changed as well, is left alone: nobody could say which number it was.
    """
    made = _made(numbers)
    places = [
        (paragraph, order, clause[0])
        for paragraph in document.paragraphs
        if not paragraph.table
        for order, clause in enumerate(_CLAUSE.finditer(paragraph.text))
    ]
    times = Counter(_words(text) for _, _, text in places)
    for paragraph, order, text in places:
        original = made.get(_words(text))
        if original and times[_words(text)] == 1 and text != original.text:
            for at, (now, then) in enumerate(zip(_DIGITS.finditer(text), _DIGITS.finditer(original.text), strict=True)):
                told = _told(original, then.start())
                if now[0] != then[0] and told:
                    message = f"这里是“{now[0]}”，生成时是“{told['text']}”（{_source(told)}），相差的应说明或改回"
                    measure = str(told.get("measure") or "")
                    yield Finding(EDITED, paragraph, text, now[0], message, (order, at), measure)


def _made(numbers: Sequence[Told]) -> dict[str, _Clause]:
    """The clauses with numbers by their words, without those whose words come more than once."""
    found: dict[tuple[str, int], list[tuple[int, Told]]] = {}
    texts: dict[tuple[str, int], str] = {}
    for each in numbers:
        for clause in _CLAUSE.finditer(each["sentence"]):
            if clause.start() <= each["at"] < clause.end():
                key = each["sentence"], clause.start()
                texts[key] = clause[0]
                found.setdefault(key, []).append((each["at"] - clause.start(), each))
    times = Counter(_words(text) for text in texts.values())
    return {_words(text): _Clause(text, tuple(found[key])) for key, text in texts.items() if times[_words(text)] == 1}


def _words(clause: str) -> str:
    return _DIGITS.sub("#", clause.strip())


def _told(clause: _Clause, at: int) -> Told | None:
    return next((told for start, told in clause.numbers if start <= at < start + len(told["text"])), None)


def _source(told: Told) -> str:
    rules = "、".join(told.get("rules") or ())
    return str(told.get("title") or told.get("counted") or rules or "出处见数字文件")
