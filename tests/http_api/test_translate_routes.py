"""Translating texts over HTTP with the bundled model."""

import json
import socket
import threading
import time
from typing import Any

import httpx
import pytest

from kreyol_desktop.core.errors import JobCancelled
from kreyol_desktop.core.progress import Checkpoint, Stage
from kreyol_desktop.services.translation_service import TextTranslation
from tests.http_api.conftest import Live, Serve

TEXT = "The school is closed today. Please come back tomorrow."


def test_a_text_is_translated_sentence_by_sentence(live: Live) -> None:
    answer = live.post("/api/v1/translate", json={"text": TEXT, "source_lang": "en"})
    assert answer.status_code == 200
    body = answer.json()
    assert (body["source_lang"], body["target_lang"]) == ("en", "ht")
    assert [segment["source"] for segment in body["segments"]] == [
        "The school is closed today.",
        "Please come back tomorrow.",
    ]
    assert all(segment["target"] for segment in body["segments"])
    assert body["translation"] == " ".join(segment["target"] for segment in body["segments"])
    assert "lekòl" in body["translation"].lower()
    assert body["duration_ms"] >= 0


def test_the_second_time_it_comes_from_the_memory(live: Live) -> None:
    body = {"text": "The bridge is broken since Tuesday.", "source_lang": "en"}
    first = live.post("/api/v1/translate", json=body).json()
    second = live.post("/api/v1/translate", json=body).json()
    assert (first["cached"], second["cached"]) == (False, True)
    assert second["translation"] == first["translation"]
    assert second["segments"][0]["origin"] == "memory"
    third = live.post("/api/v1/translate", json={**body, "enable_cache": False}).json()
    assert third["cached"] is False


def test_the_language_is_recognised(live: Live) -> None:
    body = {"text": "Bonjour, où se trouve la pharmacie la plus proche, s'il vous plaît ?"}
    assert live.post("/api/v1/translate", json=body).json()["source_lang"] == "fr"


@pytest.mark.parametrize("code", ["ht", "hat", "ht-HT", "hat_Latn", "HT"])
def test_every_name_of_kreyol_is_understood(live: Live, code: str) -> None:
    body = {"text": "Thank you.", "source_lang": "en", "target_lang": code}
    assert live.post("/api/v1/translate", json=body).json()["target_lang"] == "ht"


def test_alternatives_are_given_when_asked_for(live: Live) -> None:
    body = {"text": "I am looking for my sister.", "source_lang": "en", "alternatives": 2}
    segment = live.post("/api/v1/translate", json=body).json()["segments"][0]
    assert 1 <= len(segment["alternatives"]) <= 2


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": "   \n"}, 422, "input.empty"),
        ({"text": ""}, 422, "http.invalid"),
        ({}, 422, "http.invalid"),
        ({"text": "Hello", "target_lang": "xx"}, 422, "input.language"),
        ({"text": "Hello", "source_lang": "de"}, 422, "input.language"),
        ({"text": "Hello", "txet": 1}, 422, "http.invalid"),
        ({"text": "Hello", "alternatives": 99}, 422, "http.invalid"),
        ({"text": "\ud800"}, 422, "http.invalid"),
        ([], 422, "http.invalid"),
    ],
)
def test_what_cannot_be_translated_is_explained(
    live: Live, body: object, status: int, code: str
) -> None:
    answer = live.post(
        "/api/v1/translate", content=json.dumps(body), headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


@pytest.mark.parametrize("text", ["\x00\x01", "😀", "…", "a" * 300, "\u202eabc", "١٢٣"])
def test_odd_texts_get_an_answer(live: Live, text: str) -> None:
    answer = live.post("/api/v1/translate", json={"text": text, "source_lang": "en"})
    assert answer.status_code in (200, 422)


def test_a_client_that_leaves_stops_the_work(serve: Serve) -> None:
    live = serve()
    text = " ".join(f"The number {n} bus leaves the station at noon." for n in range(1000))
    body = json.dumps({"text": text, "source_lang": "en", "enable_cache": False}).encode()
    head = (
        f"POST /api/v1/translate HTTP/1.1\r\nHost: 127.0.0.1:{live.server.port}\r\n"
        f"Authorization: Bearer {live.tokens.token}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", live.server.port)) as connection:
        connection.sendall(head.encode() + body)
        live.until(lambda: live.engine_threads_in_use() == 1)
    # However fast the machine, a thousand sentences take longer than to hang up.
    live.until(lambda: bool(live.records))
    left = time.monotonic()
    assert live.records[-1].status == 499
    # The engine is free again long before the whole text could have been translated.
    live.until(lambda: live.engine_threads_in_use() == 0, 20)
    assert time.monotonic() - left < 20


def test_a_short_text_too_is_given_up_when_its_client_leaves(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = serve()
    begun, given_up = threading.Event(), threading.Event()

    def slow(text: str, *, checkpoint: Checkpoint, **_: Any) -> TextTranslation:
        begun.set()
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                checkpoint(Stage.TRANSLATE, 0, 1)
            except JobCancelled:
                given_up.set()
                raise
            time.sleep(0.01)
        raise AssertionError("nobody said that the client had left")

    monkeypatch.setattr(live.services.translation, "translate_text", slow)
    with pytest.raises(httpx.ReadTimeout):
        live.post("/api/v1/translate", json={"text": "Bread."}, timeout=0.5)
    assert begun.is_set()
    assert given_up.wait(60)
    live.until(lambda: bool(live.records))
    assert live.records[-1].status == 499


@pytest.mark.parametrize("path", ["/api/v1/translate", "/translate"])
@pytest.mark.parametrize("letter", ["a", "xyz", "é", "1", "-"])
def test_a_word_longer_than_the_model_reads_passes_through(
    live: Live, path: str, letter: str
) -> None:
    word = (letter * 5000)[:5000]
    own = path.startswith("/api")
    body = {"text": word, "source_lang": "en"} if own else {"q": word, "source": "en"}
    answer = live.post(path, json=body)
    assert answer.status_code == 200, answer.text
    assert answer.json()["translation" if own else "translatedText"] == word


def test_many_clients_at_once_all_get_their_own_answer(live: Live) -> None:
    answers: dict[int, str] = {}

    def ask(number: int) -> None:
        body = {"text": f"There are {number} books.", "source_lang": "en"}
        answer = httpx.post(
            live.server.url + "/api/v1/translate",
            json=body,
            headers=dict(live.client.headers),
            timeout=60,
        )
        answers[number] = answer.json()["segments"][0]["source"]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(20, 40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: f"There are {number} books." for number in range(20, 40)}
