"""Write the example workbooks: python examples/make.py [FOLDER], default the folder of this file."""

from __future__ import annotations

import sys
from pathlib import Path

import county
import street
import township

EXAMPLES = {"street": street, "township": township, "county": county}


def main(folder: Path) -> None:
    """Write every example below `folder`."""
    for name, example in EXAMPLES.items():
        example.write(folder / name)
        print(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
