"""Stage 1: the bytes of a file become grids of cells. Knows no ledger."""
