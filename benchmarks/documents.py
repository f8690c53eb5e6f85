"""How fast documents are read and written, and what memory a long one takes.

    python benchmarks/documents.py [--pages 1000]

Runs ``documents_read.py`` and ``documents_write.py`` one after the other: pages/s to read, to write
in place and to write each format, each for one core and with its ratio to the plain way of the
library in the same run, and the peak of memory on ``--pages`` pages for each of them.
"""

import argparse
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000, help="pages of the long document")
    pages = str(parser.parse_args().pages)
    for script, option in (
        ("documents_read.py", "--pages"),
        ("documents_write.py", "--memory-pages"),
    ):
        subprocess.run([sys.executable, str(_HERE / script), option, pages], check=True)


if __name__ == "__main__":
    main()
