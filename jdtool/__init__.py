"""jdtool: reads the ledgers of grass-roots anti-drug offices, checks them, counts and reports."""

__version__ = "0.1.0"
