"""Golden files: tab-separated, # for comments."""

from pathlib import Path

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    """The rows of a golden file; ``\\n`` and ``\\uXXXX`` stand for those characters."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [
        [_unescaped(cell) for cell in line.split("\t")]
        for line in lines
        if line and not line.startswith("# ")
    ]


def _unescaped(cell: str) -> str:
    if "\\" not in cell:
        return cell
    pieces = cell.replace("\\n", "\n").split("\\u")
    return pieces[0] + "".join(chr(int(piece[:4], 16)) + piece[4:] for piece in pieces[1:])
