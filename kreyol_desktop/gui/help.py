"""F1: where the user guide in the language of the window lies."""

from pathlib import Path


def help_file(resources: Path, language: str) -> Path | None:
    """The guide in ``language``, else in English; None where no guide is installed."""
    for code in (language, "en"):
        for folder in (resources / "guide", resources.parent / "docs" / "guide"):
            if (folder / f"{code}.md").is_file():
                return folder / f"{code}.md"
    return None
