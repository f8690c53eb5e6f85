"""The commands over the real services, in one process."""

import io
import json
import sys
from pathlib import Path

import pymupdf
import pytest
import soundfile
from docx import Document as Word

from kreyol_desktop import __version__
from kreyol_desktop.__main__ import main, wants_command_line
from kreyol_desktop.core.phrases import load_texts

ROOT = Path(__file__).resolve().parents[2]
LEAFLET = "Wash your hands.\n\nDrink 2 liters of clean water every day.\n"


def test_translate_prints_the_translation_alone(command):
    code, out, _ = command("translate", "Wash your hands.", "--from", "en")
    assert code == 0
    assert "men" in out.lower()
    assert out.count("\n") == 1


def test_translate_recognises_french(json_command):
    code, value = json_command("translate", "Lavez-vous les mains avant de manger.")
    assert (code, value["source_lang"]) == (0, "fr")
    assert value["segments"][0]["target"] in value["translation"]


def test_translate_reads_standard_input(command, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("Clean water protects the family."))
    code, out, _ = command("translate", "-", "--from", "en")
    assert code == 0
    assert "dlo" in out.lower()


def test_translate_takes_a_file_and_writes_a_file(command, tmp_path):
    source, target = tmp_path / "leaflet.txt", tmp_path / "out.txt"
    source.write_text(LEAFLET, encoding="utf-8")
    code, _, _ = command("translate", source, "--from", "en", "-o", target)
    text = target.read_text(encoding="utf-8")
    assert code == 0
    assert "2 lit" in text
    assert len([line for line in text.splitlines() if line.strip()]) == 2


def test_a_place_that_cannot_be_written_ends_with_words(json_command, tmp_path):
    (tmp_path / "file").write_text("in the way")
    code, value = json_command("translate", "Good day.", "-o", tmp_path / "file" / "out.txt")
    assert (code, value["error"]["code"]) == (1, "resource.permission")


def test_speak_writes_sound_of_a_plausible_length(command, tmp_path):
    target = tmp_path / "bonjou.wav"
    code, out, _ = command("speak", "Bonjou tout moun, kijan nou ye jodi a?", "-o", target)
    samples, rate = soundfile.read(target)
    assert code == 0
    assert out.strip() == str(target)
    assert 1.5 < len(samples) / rate < 6
    assert abs(samples).max() > 0.05


def test_speak_refuses_an_unknown_suffix(json_command, tmp_path):
    code, value = json_command("speak", "Bonjou.", "-o", tmp_path / "x.exe")
    assert code == 1
    assert value["error"]["code"] == "input.unsupported"
    assert not (tmp_path / "x.exe").exists()


def test_process_writes_the_documents_that_were_asked_for(json_command, tmp_path):
    source = tmp_path / "fèy.txt"
    source.write_text(LEAFLET, encoding="utf-8")
    code, value = json_command(
        "process", source, "--formats", "docx,md", "--audio", "none", "-o", tmp_path / "out"
    )
    assert (code, value["state"]) == (0, "completed")
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"fèy.ht.docx", "fèy.ht.md"}
    words = "\n".join(p.text for p in Word(tmp_path / "out" / "fèy.ht.docx").paragraphs)
    assert "2 lit" in words
    assert value["coverage"]["segments"] == 2


def test_process_says_which_files_it_made_and_what_needs_a_look(command, tmp_path):
    source = tmp_path / "a.md"
    source.write_text("# Health\n\n" + LEAFLET, encoding="utf-8")
    code, out, err = command("process", source, "--formats", "txt", "--audio", "none")
    assert code == 0
    assert out.strip().endswith("a.ht.txt")
    assert "3 sentences" in err.replace("of 3", "3")


def test_process_says_in_the_users_language_what_is_missing(command, tmp_path, monkeypatch):
    source = tmp_path / "a.rtf"
    source.write_bytes(rb"{\rtf1 The clinic is open every day of the week.}")
    texts = load_texts(ROOT / "resources" / "texts" / "warnings.toml")["styles_dropped"]
    for language in ("en", "fr", "ht"):
        monkeypatch.setenv("LANG", f"{language}.UTF-8")
        code, _, err = command("process", source, "--formats", "txt", "--audio", "none")
        assert code == 0
        assert texts[language] in err


def test_a_bilingual_pdf_comes_side_by_side_and_page_after_page(json_command, tmp_path):
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        for text in ("The clinic is open every day.", "Bring your health card with you."):
            pdf.new_page(width=400, height=600).insert_text((40, 80), text)
        pdf.save(source)
    out = tmp_path / "out"
    kinds = "bilingual-pdf,alternating-pdf"
    code, _ = json_command("process", source, "--formats", kinds, "--audio", "none", "-o", out)
    assert code == 0
    with pymupdf.open(out / "a.ht.bilingual.pdf") as pdf:
        assert [page.rect.width for page in pdf] == [800, 800, 800]
    with pymupdf.open(out / "a.ht.alternating.pdf") as pdf:
        assert ["clinic is" in page.get_text() for page in pdf] == [True, *[False] * 4]
        assert "card" in pdf[2].get_text()


def test_a_format_that_is_impossible_is_named(json_command, tmp_path):
    source = tmp_path / "a.md"
    source.write_text(LEAFLET, encoding="utf-8")
    code, value = json_command(
        "process", source, "--formats", "txt,alternating-pdf", "--audio", "none"
    )
    assert code == 0
    told = [(w["code"], w["detail"]) for w in value["warning_details"]]
    assert told == [("format_left_out", "alternating-pdf")]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.pdf", b"", "input.empty"),
        ("broken.pdf", b"%PDF-1.7 nothing", "input.corrupt"),
        ("program.exe", b"MZ\x00\x01" * 64, "input.unsupported"),
        ("blank.txt", b" \n\n ", "input.empty"),
    ],
)
def test_bad_files_end_with_words_and_1(json_command, tmp_path, name, content, error):
    path = tmp_path / name
    path.write_bytes(content)
    code, value = json_command("process", path, "--audio", "none")
    assert code == 1
    assert value["error"]["code"] == error
    assert "Traceback" not in json.dumps(value)


def test_a_file_that_is_not_there_ends_with_words_and_1(json_command, tmp_path):
    code, value = json_command("process", tmp_path / "nothing.pdf")
    assert (code, value["error"]["code"]) == (1, "input.not_found")


def test_tasks_are_listed_shown_and_deleted(json_command, tmp_path):
    source = tmp_path / "listed.txt"
    source.write_text("Good morning.", encoding="utf-8")
    _, made = json_command("process", source, "--formats", "txt", "--audio", "none")
    _, listed = json_command("tasks", "list")
    assert made["id"] in [task["id"] for task in listed["tasks"]]
    _, shown = json_command("tasks", "show", made["id"])
    assert shown["name"] == "listed.txt"
    assert json_command("tasks", "delete", made["id"]) == (0, {"deleted": 1})
    code, gone = json_command("tasks", "show", made["id"])
    assert (code, gone["error"]["code"]) == (1, "input.not_found")


def test_tasks_are_found_by_the_words_of_their_texts(json_command, command, tmp_path):
    source = tmp_path / "searched.txt"
    source.write_text("Wash your hands with soap.\n\nDrink boiled rainwater.", encoding="utf-8")
    _, made = json_command("process", source, "--formats", "txt", "--audio", "none")
    _, listed = json_command("tasks", "list", "--search", '"boiled rainwater"')
    (task,) = listed["tasks"]
    assert (listed["total"], task["id"]) == (1, made["id"])
    excerpt = task["excerpt"]
    assert excerpt["side"] == "source"
    (start, end), *_ = excerpt["marks"]
    assert excerpt["text"][start:end] == "boiled rainwater"
    _, shown, _ = command("tasks", "list", "--search", "searched hánds")
    assert "Wash your [hands] with soap." in shown
    _, none = json_command("tasks", "list", "--search", "searched nowhere")
    assert none == {"total": 0, "tasks": []}
    json_command("tasks", "delete", made["id"])
    _, gone = json_command("tasks", "list", "--search", '"boiled rainwater"')
    assert gone["total"] == 0


def test_a_finished_task_cannot_be_cancelled(json_command, tmp_path):
    source = tmp_path / "done.txt"
    source.write_text("Good evening.", encoding="utf-8")
    _, made = json_command("process", source, "--formats", "txt", "--audio", "none")
    code, value = json_command("tasks", "cancel", made["id"])
    assert code != 0
    assert value["error"]["message"]


def test_tasks_show_needs_an_identifier(command):
    code, _, err = command("tasks", "show")
    assert code == 2
    assert "identifier" in err


def test_cleanup_leaves_young_tasks_alone(json_command):
    assert json_command("tasks", "cleanup", "--days", "30") == (0, {"deleted": 0})


def test_models_are_listed_and_verified(json_command):
    _, models = json_command("models", "list")
    installed = {m["kind"]: m["id"] for m in models if m["installed"]}
    assert set(installed) == {"translation", "voice"}
    code, value = json_command("models", "verify", installed["translation"])
    assert (code, value["verified"]) == (0, True)


def test_a_model_that_is_unknown_cannot_be_verified(json_command):
    code, value = json_command("models", "verify", "no-such-model")
    assert (code, value["error"]["code"]) == (1, "model.missing")


def test_an_empty_text_is_refused(json_command):
    code, value = json_command("translate", "   ")
    assert (code, value["error"]["code"]) == (1, "input.empty")


def test_an_unknown_language_is_refused(json_command):
    code, value = json_command("translate", "Hello", "--from", "xx")
    assert (code, value["error"]["code"]) == (1, "input.language")


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.strip() == __version__


@pytest.mark.parametrize(
    ("argv", "is_command"),
    [
        ([], False),
        (["leaflet.pdf"], False),
        (["--data", "/tmp/x"], False),
        (["--data", "/tmp/x", "leaflet.pdf"], False),
        (["translate", "x"], True),
        (["--data", "/tmp/x", "tasks", "list"], True),
        (["--help"], True),
    ],
)
def test_commands_go_to_the_command_line_and_files_to_the_window(argv, is_command):
    assert wants_command_line(argv) is is_command
