"""How well strangers' workbooks are read: header rows and titles against labels, and sheets wrongly taken for ours.

Usage: python bench/reading.py [CORPUS]   CORPUS/real/TRUTH.json holds the labels.
"""

import argparse
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

from jdtool.cells.text import title_key
from jdtool.ledgers.catalogue import Vocabulary, vocabulary
from jdtool.ledgers.sheets import read_sheet
from jdtool.ledgers.titles.header import Header, find_header
from jdtool.workbooks.files import SUFFIXES
from jdtool.workbooks.read import read_workbook

OURS = ("DRUGGY", "POLICYPROPAGANDA")
"""Stems of the corpus's few forms that an anti-drug office keeps."""


def main() -> None:
    """Prints the figures and every case that is off."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=_corpus())
    real = parser.parse_args().corpus / "real"
    words = vocabulary({})
    show_headers(real, words)
    show_trades(real, words)


def _corpus() -> Path:
    return Path(os.environ.get("JDTOOL_CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")


def show_headers(real: Path, words: Vocabulary) -> None:
    """Header rows exact, and the share of labelled titles found, per kind of workbook."""
    truth: dict[str, dict[str, Any]] = json.loads((real / "TRUTH.json").read_text(encoding="utf-8"))
    exact: Counter[str] = Counter()
    found: Counter[str] = Counter()
    titles: Counter[str] = Counter()
    for path, label in sorted(truth.items()):
        book = read_workbook(real / path)
        grid = next((each for each in book.grids if each.name == label["sheet"]), None)
        header = find_header(grid, 1, words.fields_by_title.__contains__) if grid else None
        rows = [header.first_row, header.last_row] if header else []
        kind = label["kind"]
        exact[kind] += rows == label["header_rows"]
        wanted = label.get("columns") or label.get("columns_from_merges") or []
        titles[kind] += len(wanted)
        found[kind] += _found(header, wanted)
        if rows != label["header_rows"]:
            print(f"  {path}: rows {rows}, labelled {label['header_rows']} {book.failure}")
    kinds = Counter(label["kind"] for label in truth.values())
    for kind, total in sorted(kinds.items()):
        print(f"{kind}: header rows exact {exact[kind]} of {total}, titles found {found[kind]} of {titles[kind]}")


def _found(header: Header | None, wanted: list[str]) -> int:
    leaves = Counter(title_key(heading.parts[-1]) for heading in header.headings) if header else Counter()
    return (leaves & Counter(title_key(title.rsplit("/", 1)[-1]) for title in wanted)).total()


def show_trades(real: Path, words: Vocabulary) -> None:
    """Every sheet of another trade that was taken for a ledger of ours, and every form of ours that was not."""
    taken: list[str] = []
    missed: list[str] = []
    sheets = 0
    for path in sorted(real.rglob("*")):
        if path.suffix.lower() not in SUFFIXES:
            continue
        grids = read_workbook(path).grids
        receipts = [read_sheet(grid, path.name, path.stem, words).receipt for grid in grids]
        sheets += len(receipts)
        ledgers = [f"{path.name} › {receipt.name}: {receipt.ledger}" for receipt in receipts if receipt.ledger]
        if not path.stem.startswith(OURS):
            taken += ledgers
        elif not ledgers:
            missed.append(path.name)
    print(f"{sheets} sheets; of other trades taken for ours: {len(taken)}; of ours missed: {len(missed)}")
    print("\n".join(f"  {line}" for line in [*taken, *missed]))


if __name__ == "__main__":
    main()
