"""Print the changelog section of one version: release_notes.py v0.1.0."""

import re
import sys
from pathlib import Path

CHANGELOG = Path(__file__).resolve().parent.parent / "CHANGELOG.md"


def section(changelog: str, version: str) -> str:
    """The text below the heading of ``version``. Raise ValueError when there is none."""
    pattern = rf"^## {re.escape(version)}\b[^\n]*\n(.*?)(?=^## |\Z)"
    found = re.search(pattern, changelog, re.MULTILINE | re.DOTALL)
    if found is None:
        raise ValueError(f"The changelog has no section for {version}")
    return found.group(1).strip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(section(CHANGELOG.read_text(encoding="utf-8"), sys.argv[1].lstrip("v")))
