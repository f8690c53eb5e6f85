from pathlib import Path

import pytest

from kreyol_desktop.storage.atomic_file import write_atomically
from kreyol_desktop.storage.file_operations import FileOperations, extended


@pytest.mark.parametrize(
    ("path", "longer"),
    [
        (r"C:\Users\Lwa\liv.pdf", r"\\?\C:\Users\Lwa\liv.pdf"),
        (r"\\server\share\liv.pdf", r"\\?\UNC\server\share\liv.pdf"),
        (r"\\?\C:\liv.pdf", r"\\?\C:\liv.pdf"),
        (r"\\.\NUL", r"\\.\NUL"),
    ],
)
def test_windows_takes_long_paths_in_a_form_of_their_own(path: str, longer: str) -> None:
    assert extended(path) == longer


def test_files_far_down_are_written_renamed_and_removed(tmp_path: Path) -> None:
    files = FileOperations()
    folder = tmp_path.joinpath(*["dosye-ki-gen-yon-non-long-anpil"] * 12)
    assert len(str(folder)) > 260
    files.make_folder(folder)
    write_atomically(files, folder / "liv.txt", b"Bonjou.")
    files.rename_new(folder / "liv.txt", folder / "liv-2.txt")
    with files.open_old(folder / "liv-2.txt") as stream:
        assert stream.read() == b"Bonjou."
    files.remove_tree(tmp_path / "dosye-ki-gen-yon-non-long-anpil")
    assert list(tmp_path.iterdir()) == []
