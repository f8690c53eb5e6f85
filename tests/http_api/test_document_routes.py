"""Documents in, results out: upload, download, ranges, names."""

import errno
import io
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

import httpx
import pytest

from kreyol_desktop.http_api.routes_download import attachment
from kreyol_desktop.http_api.uploads import UploadFolder, upload_name
from tests.http_api.conftest import ROOT, Live

TEXT = b"The clinic is open every day.\n\nBring your health card with you.\n"


def sent(
    live: Live, name: str = "letter.txt", content: bytes = TEXT, **data: Any
) -> httpx.Response:
    fields = {"source_lang": "en", "formats": "txt", **data}
    return live.post("/api/v1/process", files={"file": (name, content)}, data=fields)


@pytest.fixture(scope="module")
def task(live: Live) -> dict[str, Any]:
    """A finished document with text, HTML and audio, named in Kreyòl."""
    answer = sent(live, "Lèt pou klinik «1».txt", formats="txt,html", generate_audio="true")
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == f"/api/v1/tasks/{answer.json()['task_id']}"
    finished = live.finished(answer.json()["task_id"])
    assert finished["state"] == "completed", finished
    return finished


def result(task: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(result for result in task["results"] if result["type"] == kind)


def test_a_document_becomes_what_was_asked_for(task: dict[str, Any]) -> None:
    assert {"txt", "html", "audio"} <= {result["type"] for result in task["results"]}
    assert task["coverage"]["segments"] == 2
    assert task["progress"]["percent"] == 100


def test_a_document_is_found_by_the_words_of_both_its_texts(
    live: Live, task: dict[str, Any]
) -> None:
    def found(q: str) -> list[str]:
        listed = live.get("/api/v1/tasks", params={"q": q, "type": "document"}).json()["tasks"]
        return [listed_task["task_id"] for listed_task in listed]

    live.until(lambda: found('"your heálth card"') == [task["task_id"]])
    assert found("kat sante clinic") == [task["task_id"]]
    assert found('"card health"') == []


def test_what_a_result_lacks_is_told_by_code(live: Live) -> None:
    answer = sent(live, "a.rtf", rb"{\rtf1 The clinic is open every day of the week.}")
    finished = live.finished(answer.json()["task_id"])
    [told] = finished["warning_details"]
    assert (told["code"], told["page"], told["detail"]) == ("styles_dropped", None, "")
    assert finished["warnings"] == [told["message"]]


def test_a_text_result_is_kreyol(live: Live, task: dict[str, Any]) -> None:
    answer = live.get(result(task, "txt")["url"])
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "klinik" in answer.text.lower()
    assert len(answer.content) == result(task, "txt")["bytes"]


def test_names_in_any_script_survive_the_download(live: Live, task: dict[str, Any]) -> None:
    name = result(task, "txt")["name"]
    assert "Lèt" in name
    disposition = live.get(result(task, "txt")["url"]).headers["content-disposition"]
    plain = "Let pou klinik 1.ht.txt"
    assert disposition == f"attachment; filename=\"{plain}\"; filename*=utf-8''{quote(name)}"


def test_a_range_is_served_and_can_be_resumed(live: Live, task: dict[str, Any]) -> None:
    url = result(task, "audio")["url"]
    whole = live.get(url)
    assert whole.headers["accept-ranges"] == "bytes"
    half = len(whole.content) // 2
    first = live.get(url, headers={"Range": f"bytes=0-{half - 1}"})
    rest = live.get(url, headers={"Range": f"bytes={half}-", "If-Range": first.headers["etag"]})
    assert (first.status_code, rest.status_code) == (206, 206)
    assert rest.headers["content-range"].startswith(f"bytes {half}-")
    assert first.content + rest.content == whole.content
    assert live.get(url, headers={"Range": "bytes=-10"}).content == whole.content[-10:]


@pytest.mark.parametrize("value", ["bytes=", "bytes=a-b", "pages=1-2", "bytes=5-1", "nonsense"])
def test_a_senseless_range_gives_the_whole_file(
    live: Live, task: dict[str, Any], value: str
) -> None:
    answer = live.get(result(task, "txt")["url"], headers={"Range": value})
    assert answer.status_code == 200


def test_a_range_beyond_the_file_is_refused_with_its_size(live: Live, task: dict[str, Any]) -> None:
    expected = result(task, "txt")
    answer = live.get(expected["url"], headers={"Range": "bytes=9999999-"})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{expected['bytes']}"
    assert answer.json()["error"]["code"] == "http.416"


def test_a_changed_entity_tag_gives_the_whole_file(live: Live, task: dict[str, Any]) -> None:
    headers = {"Range": "bytes=0-4", "If-Range": '"another"'}
    answer = live.get(result(task, "txt")["url"], headers=headers)
    assert answer.status_code == 200


def test_the_entity_tag_is_the_checksum_and_saves_the_download(
    live: Live, task: dict[str, Any]
) -> None:
    expected = result(task, "txt")
    tag = live.get(expected["url"]).headers["etag"]
    assert tag == f'"{expected["sha256"]}"'
    for header in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        answer = live.get(expected["url"], headers={"If-None-Match": header})
        assert (answer.status_code, answer.content) == (304, b"")
    assert live.get(expected["url"], headers={"If-None-Match": '"x"'}).status_code == 200


def test_head_tells_the_size_without_the_file(live: Live, task: dict[str, Any]) -> None:
    answer = live.client.head(result(task, "audio")["url"])
    assert int(answer.headers["content-length"]) == result(task, "audio")["bytes"]
    assert answer.content == b""


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a b.txt", 'attachment; filename="a b.txt"'),
        (
            'a"b\\c%41.txt',
            "attachment; filename=\"a_b_c_41.txt\"; filename*=utf-8''a%22b%5Cc%2541.txt",
        ),
        ("a\r\nX: b", "attachment; filename=\"a__X: b\"; filename*=utf-8''a%0D%0AX%3A%20b"),
        ("文", "attachment; filename=\"result\"; filename*=utf-8''%E6%96%87"),
    ],
)
def test_no_name_breaks_out_of_its_header(name: str, header: str) -> None:
    assert attachment(name) == header


def test_html_is_handed_out_as_a_file_that_may_do_nothing(live: Live, task: dict[str, Any]) -> None:
    headers = live.get(result(task, "html")["url"]).headers
    assert headers["content-disposition"].startswith("attachment")
    assert headers["content-security-policy"].startswith("default-src 'none'")


def test_a_kind_that_was_not_made_is_not_found(live: Live, task: dict[str, Any]) -> None:
    base = f"/api/v1/download/{task['task_id']}"
    assert live.get(f"{base}/epub").status_code == 404
    assert live.get(f"{base}/txt?part=2").status_code == 404


def test_a_result_outside_the_jobs_folder_is_never_served(
    live: Live, task: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    stored = live.services.jobs.get(task["task_id"])
    moved = replace(stored, artifacts=tuple(replace(a, path=secret) for a in stored.artifacts))
    monkeypatch.setattr(live.services.jobs, "get", lambda task_id: moved)
    answer = live.get(result(task, "txt")["url"])
    assert answer.status_code == 404
    assert "secret" not in answer.text


# -------------------------------------------------------------------------- uploads


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("x.txt", b"", 422, "input.empty"),
        ("x.pdf", b"\x7fELF\x02\x01\x01\x00" + bytes(64), 415, "input.unsupported"),
        ("x.exe", b"MZ" + bytes(100), 415, "input.unsupported"),
    ],
)
def test_what_a_file_is_is_told_by_its_content(
    live: Live, name: str, content: bytes, status: int, code: str
) -> None:
    answer = sent(live, name, content)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_a_pdf_under_a_wrong_name_is_still_a_pdf(live: Live) -> None:
    pdf = next((ROOT / "resources" / "samples").glob("*.pdf")).read_bytes()
    answer = sent(live, "photo.jpg", pdf, formats="pdf")
    assert answer.status_code == 202
    live.client.delete(f"/api/v1/tasks/{answer.json()['task_id']}")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("formats", "exe"),
        ("formats", "audio"),
        ("audio_format", "midi"),
        ("target_lang", "klingon"),
        ("voice", "nobody"),
        ("generate_audio", "perhaps"),
    ],
)
def test_a_wrong_field_is_refused(live: Live, field: str, value: str) -> None:
    assert sent(live, **{field: value}).status_code == 422


def test_subtitles_of_a_text_need_its_audio(idle: Live) -> None:
    answer = sent(idle, formats="subtitles")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "input.invalid")
    assert sent(idle, formats="subtitles", generate_audio="true").status_code == 202
    cues = b"1\n00:00:01,000 --> 00:00:02,000\nGood morning.\n"
    assert sent(idle, "film.srt", cues, formats="subtitles").status_code == 202


def test_formats_may_be_repeated_or_separated_by_commas(idle: Live) -> None:
    fields = {"source_lang": "en", "formats": ["txt, html", "docx"]}
    answer = idle.post("/api/v1/process", files={"file": ("a.txt", TEXT)}, data=fields)
    task = idle.services.jobs.get(answer.json()["task_id"])
    assert [kind.value for kind in task.request.formats] == ["txt", "html", "docx"]


def test_an_upload_is_copied_to_its_job_at_once(idle: Live) -> None:
    task_id = sent(idle, "letter.txt").json()["task_id"]
    kept = idle.services.paths.jobs / task_id / "input" / "letter.txt"
    assert kept.read_bytes() == TEXT
    UploadFolder(idle.services.paths.data / "uploads", 1).sweep(older_than_s=-1)
    assert not list((idle.services.paths.data / "uploads").glob("*/*"))
    assert kept.read_bytes() == TEXT


def test_an_upload_never_passes_through_the_systems_temporary_folder(
    idle: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/there/is/no/such/folder")
    text = b"The school opens on Monday.\n\n" * 200_000
    task_id = sent(idle, "long.txt", text).json()["task_id"]
    kept = idle.services.paths.jobs / task_id / "input" / "long.txt"
    assert kept.read_bytes() == text
    UploadFolder(idle.services.paths.data / "uploads", 1).sweep(older_than_s=-1)


def test_a_disk_that_is_full_is_told_and_nothing_is_left(
    idle: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    class FullDisk(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(errno.ENOSPC, "full")

    begin = UploadFolder.begin

    def begin_on_full_disk(self: UploadFolder, path: Path) -> BinaryIO:
        begin(self, path).close()
        return FullDisk()

    monkeypatch.setattr(UploadFolder, "begin", begin_on_full_disk)
    answer = sent(idle, "letter.txt")
    assert (answer.status_code, answer.json()["error"]["code"]) == (507, "resource.disk_full")
    assert not list((idle.services.paths.data / "uploads").glob("*/letter.txt"))


@pytest.mark.parametrize("field", ["target_lang", "formats"])
def test_a_form_that_is_refused_leaves_no_file(idle: Live, field: str) -> None:
    assert sent(idle, "refused.txt", **{field: "klingon"}).status_code == 422
    # The form is closed when the answer is out.
    idle.until(lambda: not list((idle.services.paths.data / "uploads").glob("*/refused.txt")))


def test_more_files_than_there_is_use_for_are_refused(idle: Live) -> None:
    files = [("file", (f"{n}.txt", TEXT)) for n in range(10)]
    assert idle.post("/api/v1/process", files=files).status_code == 400
    idle.until(lambda: not list((idle.services.paths.data / "uploads").glob("*/[0-9].txt")))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/absolute/lèt.pdf", "lèt.pdf"),
        ("C:\\Users\\x\\lèt.pdf", "lèt.pdf"),
        ("a\x00b.txt", "a_b.txt"),
        ("", "document"),
        (None, "document"),
        ("..", "untitled"),
        ("CON.txt", "_CON.txt"),
        ("e\u0301.txt", "é.txt"),
    ],
)
def test_names_of_uploads_are_made_safe(name: str | None, safe: str) -> None:
    assert upload_name(name) == safe


def test_very_long_names_are_cut_but_keep_their_suffix() -> None:
    name = upload_name("é" * 500 + ".pdf")
    assert name.endswith(".pdf")
    assert len(name.encode()) < 200


@pytest.mark.parametrize("name", ["../../x.txt", "..\\x.txt", "a/b/../../x.txt"])
def test_a_name_cannot_lead_out_of_the_upload_folder(idle: Live, name: str) -> None:
    assert sent(idle, name).status_code == 202
    uploads = idle.services.paths.data / "uploads"
    assert [p.name for p in uploads.glob("*/*")] == ["x.txt"]
    UploadFolder(uploads, 1).sweep(older_than_s=-1)


@pytest.mark.parametrize("glossary", ["nobody-made-this", "health,nobody-made-this", "../health"])
def test_an_unknown_glossary_is_refused_before_a_task_is_made(live: Live, glossary: str) -> None:
    before = live.get("/api/v1/tasks").json()["total"]
    answer = sent(live, glossary=glossary)
    assert answer.status_code in (404, 422)
    assert set(answer.json()["error"]) == {"code", "message", "hint"}
    assert live.get("/api/v1/tasks").json()["total"] == before
