"""python -m jdtool: the same as the command jdtool."""

import sys

from jdtool.cli import main

if __name__ == "__main__":
    sys.exit(main())
