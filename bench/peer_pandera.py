"""The seven rules as pandera schemas over frames that pandas reads with calamine; prints the breaches of each rule."""

import json
import sys

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors
from seven import AS_OF, HEADER_ROW, PERSONS, RESULTS, RULES, TESTS, VISITS, is_check_digit_right

COLUMNS = {"姓名", "性别", "出生日期", "身份证号", "走访时间", "检测结果"}


def read_sheets(path: str) -> dict[str, pd.DataFrame]:
    """The columns the rules look at, sheet by sheet, from a workbook opened once."""
    return pd.read_excel(
        path,
        sheet_name=[PERSONS, VISITS, TESTS],
        header=HEADER_ROW - 1,
        usecols=lambda title: title in COLUMNS,
        dtype={"身份证号": str},
        engine="calamine",
    )


def to_days(cells: pd.Series) -> pd.Series:
    """Date cells and the offices' spellings as timestamps; NaT for what is no date."""
    text = cells.astype(str).str.replace(r"[年月./]", "-", regex=True).str.replace("日", "").str.slice(0, 10)
    return pd.to_datetime(text, format="%Y-%m-%d", errors="coerce")


def agrees(people: pd.DataFrame) -> pd.Series:
    """Whether 出生日期 and 性别 say what the number says; true where there is none."""
    number = people["身份证号"]
    odd = pd.to_numeric(number.str.slice(16, 17), errors="coerce") % 2 == 1
    born_on = pd.to_datetime(number.str.slice(6, 14), format="%Y%m%d", errors="coerce")
    return number.isna() | ((odd == (people["性别"] == "男")) & (born_on == to_days(people["出生日期"])))


def persons_schema() -> pa.DataFrameSchema:
    right = pa.Check(lambda numbers: numbers.map(is_check_digit_right), error="id-check-digit")
    return pa.DataFrameSchema(
        {"身份证号": pa.Column(str, right, nullable=False)},
        checks=pa.Check(agrees, error="id-differs"),
    )


def visits_schema(on_roster: set[str]) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(
        {
            "身份证号": pa.Column(str, pa.Check.isin(on_roster, error="visit-unknown-person")),
            "走访于": pa.Column(
                "datetime64[ns]",
                pa.Check.le(pd.Timestamp(AS_OF), error="visit-in-future"),
                coerce=True,
                nullable=False,
            ),
        }
    )


def tests_schema() -> pa.DataFrameSchema:
    return pa.DataFrameSchema({"检测结果": pa.Column(str, pa.Check.isin(RESULTS, error="result-unknown"))})


def breaches(schema: pa.DataFrameSchema, frame: pd.DataFrame, not_null: str = "") -> dict[str, int]:
    """Rule → rows that break it; `not_null` is the rule behind an empty cell."""
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases.replace({"check": {"not_nullable": not_null}})
        return dict(cases.groupby("check")["index"].nunique())
    return {}


def main() -> None:
    sheets = read_sheets(sys.argv[1])
    people, visits, tests = sheets[PERSONS], sheets[VISITS], sheets[TESTS]
    visits["走访于"] = to_days(visits["走访时间"])
    found = breaches(persons_schema(), people, not_null="id-missing")
    found |= breaches(visits_schema(set(people["身份证号"].dropna())), visits, not_null="visit-date-unreadable")
    found |= breaches(tests_schema(), tests)
    print(json.dumps({rule.name: int(found.get(rule.name, 0)) for rule in RULES}))


if __name__ == "__main__":
    main()
