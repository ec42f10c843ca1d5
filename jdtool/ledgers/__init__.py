"""Stage 3: grids become books: rows by role, titles to fields, records of each ledger, people joined."""
