"""What one rule says of books, in a form that fits a table."""

from jdtool.ledgers.books import Books
from jdtool.rules.rule import Hit, Rule
from jdtool.rules.run import run


def said(rule: Rule, books: Books) -> list[str]:
    """The messages of its hits and its verdicts, in its order; "not_run: why" where it lacks a column or ledger."""
    [status] = run(books, (rule,)).statuses
    if status.status == "not_run":
        return [f"not_run: {status.reason}"]
    return [outcome.message if isinstance(outcome, Hit) else str(outcome) for outcome in rule.check(books)]


def only_hit(rule: Rule, books: Books) -> Hit:
    """Its one hit."""
    [hit] = [outcome for outcome in rule.check(books) if isinstance(outcome, Hit)]
    return hit
