"""Tasks over HTTP: audio, control, paging, events."""

import json
import threading
from typing import Any

import httpx
import pytest

from kreyol_desktop.core.errors import NotFoundError
from kreyol_desktop.core.job import Task, TaskState
from kreyol_desktop.http_api.presenters import states_of
from kreyol_desktop.http_api.schemas import TaskStatus
from tests.http_api.conftest import Live, Serve


def queued(live: Live, text: str = "Bonjou.") -> str:
    answer = live.post("/api/v1/audio", json={"text": text})
    assert answer.status_code == 202
    return str(answer.json()["task_id"])


def state(live: Live, task_id: str) -> str:
    task = live.get(f"/api/v1/tasks/{task_id}").json()
    assert task["state"] == task["status"]
    return str(task["state"])


# -------------------------------------------------------------------------- audio


def test_audio_is_queued_and_its_task_leads_to_the_file(live: Live) -> None:
    accepted = live.post("/api/v1/audio", json={"text": "Bonjou tout moun.", "format": "wav"})
    assert accepted.status_code == 202
    task_id = accepted.json()["task_id"]
    assert accepted.headers["location"] == f"/api/v1/tasks/{task_id}"
    task = live.finished(task_id)
    assert task["state"] == "completed"
    assert task["type"] == "audio"
    assert task["error"] is None
    result = next(result for result in task["results"] if result["type"] == "audio")
    sound = live.get(result["url"])
    assert sound.content[:4] == b"RIFF"
    assert len(sound.content) == result["bytes"]


@pytest.mark.parametrize(
    ("audio_format", "media_type", "magic"),
    [
        ("mp3", "audio/mpeg", (b"ID3", b"\xff\xfb", b"\xff\xf3")),
        ("flac", "audio/flac", (b"fLaC",)),
        ("opus", "audio/ogg", (b"OggS",)),
        ("wav", "audio/wav", (b"RIFF",)),
    ],
)
def test_waiting_gives_the_audio_itself(
    live: Live, audio_format: str, media_type: str, magic: tuple[bytes, ...]
) -> None:
    body = {"text": "Mèsi anpil.", "format": audio_format}
    answer = live.post("/api/v1/audio?wait=true", json=body)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    assert answer.content.startswith(magic)


def test_an_unknown_voice_is_refused_before_anything_is_queued(idle: Live) -> None:
    answer = idle.post("/api/v1/audio", json={"text": "Bonjou.", "voice": "nobody"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "input.invalid")
    assert idle.get("/api/v1/tasks").json()["total"] == 0


def test_a_failure_is_the_answer_of_a_waiting_client(live: Live) -> None:
    answer = live.post("/api/v1/audio?wait=true", json={"text": "!!! ... ???"})
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "input.empty"


def test_a_waiting_client_that_leaves_cancels_its_task(serve_idle: Serve) -> None:
    live = serve_idle()
    with pytest.raises(httpx.ReadTimeout):
        live.post("/api/v1/audio?wait=true", json={"text": "Bonjou."}, timeout=0.5)
    live.until(lambda: live.get("/api/v1/tasks").json()["tasks"][0]["state"] == "cancelled")


def test_a_task_cancelled_elsewhere_ends_the_wait(serve_idle: Serve) -> None:
    live = serve_idle()
    answers: list[httpx.Response] = []
    waiter = threading.Thread(
        target=lambda: answers.append(
            live.post("/api/v1/audio?wait=true", json={"text": "Bonjou."})
        )
    )
    waiter.start()
    live.until(lambda: live.services.jobs.queue_length() == 1)
    task_id = live.get("/api/v1/tasks").json()["tasks"][0]["task_id"]
    live.services.jobs.cancel(task_id)
    waiter.join(20)
    assert answers[0].status_code == 409
    assert answers[0].json()["error"]["code"] == "http.cancelled"


# ------------------------------------------------------------------------- control


def test_a_task_is_paused_resumed_cancelled_retried_and_deleted(idle: Live) -> None:
    task_id = queued(idle)
    address = f"/api/v1/tasks/{task_id}"
    assert state(idle, task_id) == "pending"
    assert idle.post(f"{address}/pause").json()["state"] == "paused"
    assert idle.post(f"{address}/resume").json()["state"] == "pending"
    cancelled = idle.client.delete(address).json()
    assert cancelled == {"task_id": task_id, "status": "cancelled", "deleted": False}
    assert idle.post(f"{address}/retry").json()["state"] == "pending"
    idle.client.delete(address)
    deleted = idle.client.delete(address).json()
    assert deleted == {"task_id": task_id, "status": "cancelled", "deleted": True}
    assert idle.get(address).status_code == 404


@pytest.mark.parametrize("action", ["retry", "pause"])
def test_what_the_state_forbids_is_a_conflict(idle: Live, action: str) -> None:
    task_id = queued(idle)
    if action == "pause":
        idle.client.delete(f"/api/v1/tasks/{task_id}")
    answer = idle.post(f"/api/v1/tasks/{task_id}/{action}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "input.invalid")


def test_deleting_a_finished_task_removes_its_files(live: Live) -> None:
    task = live.finished(queued(live, "M ap ale."))
    folder = live.services.paths.jobs / task["task_id"]
    assert folder.is_dir()
    assert live.client.delete(f"/api/v1/tasks/{task['task_id']}").json()["deleted"] is True
    assert not folder.exists()
    assert live.get(task["results"][0]["url"]).status_code == 404


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        (TaskState.QUEUED, "pending"),
        (TaskState.INTERRUPTED, "pending"),
        (TaskState.RUNNING, "processing"),
        (TaskState.PAUSED, "paused"),
        (TaskState.COMPLETED, "completed"),
        (TaskState.FAILED, "failed"),
        (TaskState.CANCELLED, "cancelled"),
    ],
)
def test_every_state_has_its_name(stored: TaskState, shown: str) -> None:
    assert stored in states_of(TaskStatus(shown))


# -------------------------------------------------------------------------- paging


def pages(live: Live, **query: Any) -> dict[str, Any]:
    body: dict[str, Any] = live.get("/api/v1/tasks", params=query).json()
    return body


def test_pages_by_offset_and_by_cursor_hold_every_task_once(idle: Live) -> None:
    ids = [queued(idle, f"Tèks {number}.") for number in range(7)]
    first = pages(idle, limit=3)
    assert first["total"] == 7
    by_offset = [
        task["task_id"]
        for offset in (0, 3, 6)
        for task in pages(idle, limit=3, offset=offset)["tasks"]
    ]
    assert sorted(by_offset) == sorted(ids)
    by_cursor, cursor = [], ""
    while True:
        page = pages(idle, limit=3, cursor=cursor)
        by_cursor += [task["task_id"] for task in page["tasks"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert by_cursor == by_offset


def test_a_cursor_stays_right_while_tasks_come_and_go(idle: Live) -> None:
    ids = [queued(idle, f"Tèks {number}.") for number in range(4)]
    first = pages(idle, limit=2)
    queued(idle, "Yon lòt.")
    rest = pages(idle, limit=10, cursor=first["next_cursor"])
    seen = [task["task_id"] for task in first["tasks"] + rest["tasks"]]
    assert sorted(seen) == sorted(ids)


def test_tasks_are_filtered_by_state_type_and_text(idle: Live) -> None:
    school = queued(idle, "Lekòl la fèmen.")
    other = queued(idle, "Lopital la louvri.")
    idle.client.delete(f"/api/v1/tasks/{other}")
    assert [t["task_id"] for t in pages(idle, q="lekol")["tasks"]] == [school]
    assert [t["task_id"] for t in pages(idle, status="cancelled")["tasks"]] == [other]
    assert pages(idle, status="pending", type="audio")["total"] == 1
    assert pages(idle, type="document")["total"] == 0


@pytest.mark.parametrize("q", ['"', "a OR", "*", "NEAR(", "'; DROP TABLE tasks;--", "🙂", "\x00"])
def test_a_search_is_never_a_query_language(idle: Live, q: str) -> None:
    queued(idle)
    assert idle.get("/api/v1/tasks", params={"q": q}).status_code == 200


# -------------------------------------------------------------------------- events


def events_of(live: Live, task_id: str) -> list[tuple[str, dict[str, Any]]]:
    found = []
    with live.client.stream("GET", f"/api/v1/tasks/{task_id}/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        kind = ""
        for line in answer.iter_lines():
            if line.startswith("event: "):
                kind = line.removeprefix("event: ")
            elif line.startswith("data: "):
                found.append((kind, json.loads(line.removeprefix("data: "))))
    return found


def test_events_follow_a_task_to_its_end(live: Live) -> None:
    task_id = queued(live, "Nou pral nan mache a. Nou pral achte diri. Apre sa n ap tounen.")
    events = events_of(live, task_id)
    assert events[-1][1]["state"] == "completed"
    assert events[-1][1]["results"]


def test_events_of_a_finished_task_end_at_once(live: Live) -> None:
    task_id = queued(live, "Wi.")
    live.finished(task_id)
    assert [event["state"] for _, event in events_of(live, task_id)] == ["completed"]


def test_a_reader_that_was_told_the_end_need_not_come_back(live: Live) -> None:
    task_id = queued(live, "Wi.")
    live.finished(task_id)
    address = f"/api/v1/tasks/{task_id}/events"
    lines = live.get(address).text.splitlines()
    assert lines[0].startswith("retry: ")
    (last,) = (line.removeprefix("id: ") for line in lines if line.startswith("id: "))
    again = live.get(address, headers={"Last-Event-ID": last})
    assert (again.status_code, again.content) == (204, b"")


def test_a_reader_that_missed_something_gets_the_task_as_it_is(idle: Live) -> None:
    task_id = queued(idle)
    address = f"/api/v1/tasks/{task_id}/events"
    with idle.client.stream("GET", address) as answer:
        first = next(line for line in answer.iter_lines() if line.startswith("id: "))
    idle.services.jobs.cancel(task_id)
    events = idle.get(address, headers={"Last-Event-ID": first.removeprefix("id: ")}).text
    assert '"state":"cancelled"' in events
    assert first not in events


def test_a_deleted_task_ends_its_events(idle: Live) -> None:
    task_id = queued(idle)
    found: list[tuple[str, dict[str, Any]]] = []
    reader = threading.Thread(target=lambda: found.extend(events_of(idle, task_id)))
    reader.start()
    idle.until(lambda: bool(idle.watchers(task_id)))
    idle.services.jobs.delete(task_id)
    reader.join(20)
    assert not reader.is_alive()
    assert found[-1][0] == "deleted"


def test_a_task_that_is_deleted_while_its_reader_arrives_ends_with_that_news(
    idle: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    task_id = queued(idle)
    get = idle.services.jobs.get
    looks: list[str] = []

    def get_once(wanted: str) -> Task:
        looks.append(wanted)
        if len(looks) > 1:
            raise NotFoundError("There is no task.")
        return get(wanted)

    monkeypatch.setattr(idle.services.jobs, "get", get_once)
    assert [kind for kind, _ in events_of(idle, task_id)] == ["deleted"]


def test_a_reader_that_leaves_is_forgotten(idle: Live) -> None:
    task_id = queued(idle)
    with idle.client.stream("GET", f"/api/v1/tasks/{task_id}/events") as answer:
        lines = answer.iter_lines()  # held: a forgotten iterator closes the connection
        next(lines)
        assert idle.watchers(task_id)
    idle.until(lambda: not idle.watchers(task_id))


def test_a_task_is_named_by_the_beginning_of_its_text(idle: Live) -> None:
    task_id = queued(idle, "Yon tèks  ki\nlong anpil " * 20)
    name = idle.get(f"/api/v1/tasks/{task_id}").json()["name"]
    assert name.startswith("Yon tèks ki long")
    assert len(name) <= 40
