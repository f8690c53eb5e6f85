"""Many clients at once, with mixed work, while a document job runs."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice

import httpx
import pytest

from tests.http_api.conftest import Live, Serve

pytestmark = pytest.mark.slow

PARAGRAPH = (
    "The water in the river rose during the night. Many families left their homes. "
    "The school opened its doors to them, and the clinic gave them food and blankets.\n\n"
)
REQUESTS_PER_CLIENT = 6
ATTEMPTS_WITHIN_S = 120


def one(client: httpx.Client, kind: str, number: int) -> tuple[str, int, str]:
    """One request of a kind: (kind, status, task id or "")."""
    if kind == "translate":
        body = {"text": f"Bus number {number} is late.", "source_lang": "en"}
        answer = client.post("/api/v1/translate", json=body)
    elif kind == "audio":
        answer = client.post("/api/v1/audio", json={"text": "Bonjou.", "format": "wav"})
    elif kind == "tasks":
        answer = client.get("/api/v1/tasks", params={"limit": 5})
    elif kind == "detect":
        answer = client.post("/detect", json={"q": "Mwen renmen w anpil."})
    else:
        answer = client.get(kind)
    task_id = answer.json().get("task_id", "") if answer.status_code == 202 else ""
    return kind, answer.status_code, task_id


@pytest.mark.parametrize("clients", [50, 200])
def test_no_request_fails_and_no_task_is_lost(serve: Serve, clients: int) -> None:
    live = serve(max_queue=10_000)
    job = live.post(
        "/api/v1/process",
        files={"file": ("book.txt", (PARAGRAPH * 150).encode())},
        data={"source_lang": "en", "formats": "txt"},
    ).json()["task_id"]
    kinds = ["translate", "tasks", "/health", "translate", "/api/v1/voices", "detect"]
    ready = threading.Barrier(clients, timeout=60)

    def visit(number: int) -> list[tuple[str, int, str]]:
        # Every tenth client queues audio: the queue is worked off by one thread.
        mine = ["audio", *kinds[1:]] if number % 10 == 0 else kinds
        order = islice(cycle(mine), number % len(mine), number % len(mine) + REQUESTS_PER_CLIENT)
        with httpx.Client(
            base_url=live.server.url,
            headers=dict(live.client.headers),
            timeout=ATTEMPTS_WITHIN_S,
        ) as client:
            ready.wait()
            return [one(client, kind, number % 40) for kind in order]

    with ThreadPoolExecutor(clients) as pool:
        answers = [answer for answers in pool.map(visit, range(clients)) for answer in answers]
    statuses = Counter((kind, status) for kind, status, _ in answers)
    assert sum(statuses.values()) == clients * REQUESTS_PER_CLIENT
    assert {status for _, status in statuses} <= {200, 202}, statuses
    queued = [task_id for _, _, task_id in answers if task_id]
    assert len(set(queued)) == sum(
        count for (kind, _), count in statuses.items() if kind == "audio"
    )
    for task_id in [job, *queued]:
        assert live.services.jobs.wait(task_id, 240).state.value == "completed"
    _counted_all(live, len(answers))


def _counted_all(live: Live, answered: int) -> None:
    assert len(live.records) >= answered
