"""Every invented layout is read as a person who knows the trade reads it, and other trades are left alone."""

import pytest

from jdtool.workbooks.grid import letter
from tests.ledgers.layouts_matrix import MATRICES
from tests.ledgers.layouts_of_events import EVENTS
from tests.ledgers.layouts_of_people import PEOPLE
from tests.ledgers.layouts_wide import WIDES
from tests.ledgers.other_trades import DECOYS
from tests.ledgers.workshop import Sample, grid_of, read_sample

ACROSS = [spread.sample for spread in (*MATRICES, *WIDES)]
SAMPLES = pytest.mark.parametrize("sample", [*PEOPLE, *EVENTS, *ACROSS], ids=str)


@SAMPLES
def test_the_ledger_and_its_header_are_found(sample: Sample) -> None:
    receipt = read_sample(sample).receipt
    assert (receipt.ledger, receipt.header_rows) == (sample.ledger, sample.header)


@SAMPLES
def test_every_column_is_read_as_its_field(sample: Sample) -> None:
    columns = read_sample(sample).receipt.fields_by_ledger[sample.ledger]
    assert {field: letter(column) for field, column in columns.items()} == sample.fields


@SAMPLES
def test_every_row_has_its_role_and_every_record_is_made(sample: Sample) -> None:
    receipt = read_sample(sample).receipt
    assert {role: count for role, count in receipt.rows.items() if count} == sample.roles
    assert receipt.records == sample.records


@SAMPLES
def test_the_roles_add_up_to_all_rows(sample: Sample) -> None:
    assert sum(read_sample(sample).receipt.rows.values()) == len(grid_of(sample.rows).rows)


@SAMPLES
def test_every_record_knows_its_community(sample: Sample) -> None:
    records = read_sample(sample).records[sample.ledger]
    assert tuple(record.community for record in records) == sample.communities


@SAMPLES
def test_what_is_stated_in_the_sheet_is_what_is_counted(sample: Sample) -> None:
    for total in read_sample(sample).receipt.totals:
        assert total.counted in {None, total.stated}, total


@pytest.mark.parametrize("sample", DECOYS, ids=str)
def test_a_register_of_another_trade_is_no_ledger(sample: Sample) -> None:
    read = read_sample(sample)
    assert (read.receipt.ledger, dict(read.records)) == ("", {})
    assert read.receipt.reason
    assert sum(read.receipt.rows.values()) == len(grid_of(sample.rows).rows)
