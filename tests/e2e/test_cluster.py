"""A folder of documents over a local cluster of two workers: the same results, gathered."""

import pytest

from tests.e2e.program import run

pytestmark = pytest.mark.slow
pytest.importorskip("distributed", reason="an optional extra; the development lock has it")


def test_a_folder_is_spread_over_two_workers_and_gathered(tmp_path):
    folder, out, data = tmp_path / "in", tmp_path / "out", tmp_path / "data"
    (folder / "deep").mkdir(parents=True)
    for number in range(3):
        text = f"Wash your hands {number + 2} times a day.\n\nDrink clean water.\n"
        (folder / f"leaflet-{number}.txt").write_text(text, encoding="utf-8")
    (folder / "deep" / "page.md").write_text("# Health\n\nEat fruit.\n", encoding="utf-8")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "tool.exe").write_bytes(b"MZ\x00\x01" * 20)

    done = run(
        data, "process", str(folder), "--formats", "txt", "--audio", "none",
        "--cluster", "local", "-o", str(out),
    )  # fmt: skip

    states = {row["name"]: row["state"] for row in done.value}
    assert states == {
        "leaflet-0.txt": "completed", "leaflet-1.txt": "completed", "leaflet-2.txt": "completed",
        "page.md": "completed", "bad.pdf": "failed",
    }  # fmt: skip
    assert done.code == 1
    assert {p.name for p in out.iterdir()} == {
        "leaflet-0.ht.txt", "leaflet-1.ht.txt", "leaflet-2.ht.txt", "page.ht.txt",
    }  # fmt: skip
    assert "3" in (out / "leaflet-1.ht.txt").read_text(encoding="utf-8")

    # What the workers' memories learned came home: the next run needs no model.
    again = run(data, "translate", "Drink clean water.", "--from", "en")
    assert again.value["segments"][0]["origin"] == "memory"
