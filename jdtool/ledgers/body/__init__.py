"""The rows below a header: their roles, their totals, the records made of them."""
