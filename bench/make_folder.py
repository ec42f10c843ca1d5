"""Make the folder of the benchmark: a small workbook for each community, in a folder for each street."""

import argparse
import random
from datetime import datetime
from pathlib import Path

import xlsxwriter
from make_county import (
    SEED,
    YEAR,
    Community,
    activity_rows,
    make_communities,
    make_person,
    roster_rows,
    test_rows,
    visit_rows,
    write_sheet,
)
from seven import ACTIVITIES, PERSONS, TESTS, VISITS

PEOPLE, VISITED, TESTED, PUBLICITY = 10, 124, 27, 2
PER_STREET = 40


def make_workbook(rng: random.Random, taken: set[str], community: Community, path: Path) -> None:
    """One community's ledgers: 163 records on four sheets."""
    people = [make_person(rng, taken, [community], None) for _ in range(PEOPLE)]
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path), {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as workbook:
        workbook.set_properties({"created": datetime(YEAR, 12, 31)})  # noqa: DTZ001 - a fixed stamp, same bytes
        write_sheet(workbook, PERSONS, roster_rows(rng, people))
        write_sheet(workbook, VISITS, visit_rows(rng, people, VISITED, {}))
        write_sheet(workbook, TESTS, test_rows(rng, people, TESTED, {}))
        write_sheet(workbook, ACTIVITIES, activity_rows(rng, [community], PUBLICITY))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2_000, help="workbooks, 1 to 2000")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "data" / "folder")
    arguments = parser.parse_args()
    rng = random.Random(SEED)  # noqa: S311 - the same bytes each time, nothing secret
    taken: set[str] = set()
    for number, community in enumerate(make_communities(rng, arguments.files)):
        street = f"第{number // PER_STREET + 1:02}街道"
        make_workbook(rng, taken, community, arguments.out / street / f"{community.name}.xlsx")
    print(arguments.out)


if __name__ == "__main__":
    main()
