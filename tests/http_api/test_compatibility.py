"""Clients of other programs, unchanged, against this server."""

import itertools
import struct
import threading
from urllib.parse import urlsplit

import httpx
import openai
import pytest
from libretranslatepy import LibreTranslateAPI

from kreyol_desktop.core.errors import SpeechError
from kreyol_desktop.core.speech import Clip, VoiceSettings
from tests.http_api.conftest import Live

# ------------------------------------------------------------------ LibreTranslate


@pytest.fixture
def libre(live: Live) -> LibreTranslateAPI:
    return LibreTranslateAPI(live.server.url, live.tokens.token)


def test_libretranslates_client_translates(libre: LibreTranslateAPI) -> None:
    assert "lekòl" in libre.translate("The school is closed.", "en", "ht").lower()


def test_libretranslates_client_detects(libre: LibreTranslateAPI) -> None:
    best = libre.detect("Mwen renmen peyi mwen anpil, li bèl.")[0]
    assert best["language"] == "ht"
    assert 0 < best["confidence"] <= 100


def test_libretranslates_client_lists_languages(libre: LibreTranslateAPI) -> None:
    listed = {entry["code"]: entry for entry in libre.languages()}
    assert "ht" in listed["en"]["targets"]
    assert listed["ht"]["name"] == "Haitian Creole"


def ask(live: Live, path: str, **options: object) -> httpx.Response:
    return live.anonymous("POST", path, **options)


def test_one_text_gives_one_and_several_give_several(live: Live) -> None:
    body = {"q": "Good morning.", "source": "en", "target": "ht", "api_key": live.tokens.token}
    one = ask(live, "/translate", json=body).json()
    assert isinstance(one["translatedText"], str)
    assert "detectedLanguage" not in one
    many = ask(live, "/translate", json={**body, "q": ["Good morning.", "", "Thank you."]}).json()
    assert many["translatedText"][0] == one["translatedText"]
    assert many["translatedText"][1] == ""
    assert len(many["translatedText"]) == 3


def test_the_language_is_told_for_auto_only(live: Live) -> None:
    body = {
        "q": "Bonjour, où est la gare la plus proche ?",
        "source": "auto",
        "target": "ht",
        "api_key": live.tokens.token,
    }
    detected = ask(live, "/translate", json=body).json()["detectedLanguage"]
    assert detected["language"] == "fr"
    assert 0 < detected["confidence"] <= 100


def test_html_keeps_its_tags(live: Live) -> None:
    body = {
        "q": "<p>Good <b>morning</b>.</p>",
        "source": "en",
        "target": "ht",
        "format": "html",
        "api_key": live.tokens.token,
    }
    text = ask(live, "/translate", json=body).json()["translatedText"]
    assert text.startswith("<p>")
    assert text.endswith("</p>")


def test_alternatives_are_listed_when_asked_for(live: Live) -> None:
    body = {"q": "I need help.", "source": "en", "target": "ht", "alternatives": 2}
    answer = live.post("/translate", json=body).json()
    assert 1 <= len(answer["alternatives"]) <= 2


@pytest.mark.parametrize("encoding", ["data", "json", "multipart"])
def test_every_encoding_of_a_body_is_taken(live: Live, encoding: str) -> None:
    fields = {"q": "Thank you.", "source": "en", "target": "ht", "api_key": live.tokens.token}
    if encoding == "multipart":
        answer = ask(live, "/translate", files={k: (None, v) for k, v in fields.items()})
    else:
        answer = ask(live, "/translate", **{encoding: fields})
    assert answer.json()["translatedText"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"q": "Hello", "source": "xx", "target": "ht"}, 422),
        ({"q": "Hello", "source": "en", "target": "klingon"}, 422),
        ({"source": "en"}, 422),
        ({"q": "  "}, 422),
        ({"q": []}, 422),
    ],
)
def test_errors_have_libretranslates_shape(live: Live, body: object, status: int) -> None:
    answer = live.post("/translate", json=body)
    assert answer.status_code == status
    assert isinstance(answer.json()["error"], str)


def test_accents_come_through_bare_and_escaped(live: Live) -> None:
    texts = []
    for body in ("q=Où est l'école?", "q=O%C3%B9+est+l%27%C3%A9cole%3F"):
        answer = live.post(
            "/translate",
            content=f"{body}&source=fr&target=ht".encode(),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
        texts.append(answer.json()["translatedText"])
    assert texts[0] == texts[1]
    assert "lekòl" in texts[0].lower()


@pytest.mark.parametrize("body", [b"q=\xff\xfe", b"q=%ff%fe", b"&".join([b"q=a"] * 51)])
def test_a_form_that_is_not_utf8_or_has_no_end_is_refused(live: Live, body: bytes) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = live.post("/detect", content=body, headers=headers)
    assert answer.status_code == 400
    assert isinstance(answer.json()["error"], str)


def test_head_of_a_translated_file_tells_its_size(live: Live) -> None:
    made = live.post(
        "/translate_file",
        data={"source": "en", "target": "ht"},
        files={"file": ("a.txt", b"Good morning.")},
    ).json()["translatedFileUrl"]
    told, got = httpx.head(made), httpx.get(made)
    assert (told.status_code, told.content) == (200, b"")
    assert int(told.headers["content-length"]) == len(got.content)


def test_a_wrong_key_is_refused(live: Live) -> None:
    body = {"q": "Hello", "source": "en", "target": "ht", "api_key": "wrong"}
    answer = ask(live, "/translate", json=body)
    assert answer.status_code == 401
    assert isinstance(answer.json()["error"], str)


def test_a_file_is_translated_and_fetched_without_a_header(live: Live) -> None:
    fields = {"source": "en", "target": "ht", "api_key": live.tokens.token}
    files = {"file": ("letter.txt", b"The clinic is open.")}
    answer = ask(live, "/translate_file", data=fields, files=files, timeout=60)
    assert answer.status_code == 200, answer.text
    address = answer.json()["translatedFileUrl"]
    assert address.startswith(live.server.url + "/download_file/")
    fetched = httpx.get(address)
    assert "klinik" in fetched.text.lower()
    forged = urlsplit(address).path[:-1] + ("1" if address.endswith("0") else "0")
    assert live.anonymous("GET", forged).status_code == 404


@pytest.mark.parametrize(
    ("host", "scheme", "start"),
    [
        ("translate.clinic.example", "https", "https://translate.clinic.example/download_file/"),
        ("clinic.local:8700", "http", "http://clinic.local:8700/download_file/"),
        ("[fd00::1]:8700", "", "http://[fd00::1]:8700/download_file/"),
        ("evil.example/x?", "https", "http://127.0.0.1"),
        ("", "https", "http://127.0.0.1"),
    ],
)
def test_behind_a_proxy_the_file_has_the_proxys_address(
    live: Live, host: str, scheme: str, start: str
) -> None:
    fields = {"source": "en", "target": "ht", "api_key": live.tokens.token}
    files = {"file": ("letter.txt", b"The clinic is open.")}
    headers = {"X-Forwarded-Host": host, "X-Forwarded-Proto": scheme}
    answer = ask(live, "/translate_file", data=fields, files=files, headers=headers, timeout=60)
    assert answer.json()["translatedFileUrl"].startswith(start)


def test_a_signed_address_opens_nothing_else(live: Live) -> None:
    signature = live.tokens.sign("download_file/abc/txt")
    for name in (f"abc.pdf.{signature}", f"abd.txt.{signature}", "abc.txt.", "abc", "abc.txt.é"):
        assert live.anonymous("GET", f"/download_file/{name}").status_code in (404, 422)


# -------------------------------------------------------------------------- OpenAI


@pytest.fixture
def client(live: Live) -> openai.OpenAI:
    return openai.OpenAI(base_url=live.server.url + "/v1", api_key=live.tokens.token, max_retries=0)


@pytest.mark.parametrize(
    ("name", "magic"),
    [
        ("mp3", (b"ID3", b"\xff\xfb", b"\xff\xf3")),
        ("opus", (b"OggS",)),
        ("aac", (b"\xff\xf1", b"\xff\xf9")),
        ("flac", (b"fLaC",)),
        ("wav", (b"RIFF",)),
    ],
)
def test_openais_client_gets_speech(
    client: openai.OpenAI, name: str, magic: tuple[bytes, ...]
) -> None:
    speech = client.audio.speech.create(
        model="tts-1", voice="alloy", input="Bonjou tout moun.", response_format=name
    )
    assert speech.read().startswith(magic)


def test_pcm_is_24_khz_and_as_long_as_the_wav(client: openai.OpenAI) -> None:
    def spoken(name: str) -> bytes:
        return client.audio.speech.create(
            model="tts-1", voice="alloy", input="Bonjou tout moun.", response_format=name
        ).read()

    sound = spoken("wav")
    (rate_hz,) = struct.unpack_from("<I", sound, 24)
    seconds = (len(sound) - 44) / 2 / rate_hz
    assert len(spoken("pcm")) / 2 / 24_000 == pytest.approx(seconds, abs=1.0)


def test_speed_changes_the_length(client: openai.OpenAI) -> None:
    def size(speed: float) -> int:
        return len(
            client.audio.speech.create(
                model="tts-1",
                voice="alloy",
                input="Jodi a nou pral nan mache a pou n achte diri.",
                response_format="pcm",
                speed=speed,
            ).read()
        )

    sizes = [size(speed) for speed in (0.25, 0.5, 1.0, 2.0, 4.0)]
    ratios = [slow / fast for slow, fast in itertools.pairwise(sizes)]
    assert all(1.4 < ratio < 2.4 for ratio in ratios), ratios


def test_speech_can_be_streamed_to_a_file(client: openai.OpenAI) -> None:
    with client.audio.speech.with_streaming_response.create(
        model="tts-1", voice="alloy", input="Bonjou."
    ) as answer:
        assert sum(map(len, answer.iter_bytes())) > 1000


def test_openais_client_lists_models(client: openai.OpenAI) -> None:
    assert "tts-1" in [model.id for model in client.models.list()]


def test_voices_are_listed(live: Live) -> None:
    voices = live.get("/v1/audio/voices").json()["voices"]
    assert voices
    assert set(voices[0]) == {"id", "name"}
    answer = live.post("/v1/audio/speech", json={"input": "Wi.", "voice": voices[0]["id"]})
    assert answer.status_code == 200
    answer = live.post("/v1/audio/speech", json={"input": "Wi.", "voice": {"id": voices[0]["id"]}})
    assert answer.status_code == 200


def test_openais_client_understands_our_errors(live: Live, client: openai.OpenAI) -> None:
    with pytest.raises(openai.UnprocessableEntityError) as empty:
        client.audio.speech.create(model="tts-1", voice="alloy", input="   ")
    assert empty.value.code == "input.empty"
    with pytest.raises(openai.UnprocessableEntityError):
        client.audio.speech.create(model="tts-1", voice="nobody", input="Bonjou.")
    stranger = openai.OpenAI(base_url=live.server.url + "/v1", api_key="wrong", max_retries=0)
    with pytest.raises(openai.AuthenticationError):
        stranger.models.list()


def test_the_first_sentence_is_heard_before_the_second_is_spoken(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    speech, real = live.services.speech, live.services.speech.clip
    heard = threading.Event()

    def clip(text: str, settings: VoiceSettings) -> Clip:
        if text.startswith("Dezyèm"):
            assert heard.wait(30)
        return real(text, settings)

    monkeypatch.setattr(speech, "clip", clip)
    body = {"input": "Premye fraz la kout. Dezyèm fraz la vini apre."}
    for name in ("mp3", "opus", "aac", "flac", "wav", "pcm"):
        heard.clear()
        with live.client.stream(
            "POST", "/v1/audio/speech", json={**body, "response_format": name}
        ) as answer:
            pieces = answer.iter_raw()
            size = len(next(pieces))
            heard.set()
            assert sum(map(len, pieces)) > size / 4


def test_a_listener_that_leaves_ends_the_speaking(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    speech, real, spoken = live.services.speech, live.services.speech.clip, []

    def clip(text: str, settings: VoiceSettings) -> Clip:
        spoken.append(text)
        return real(text, settings)

    monkeypatch.setattr(speech, "clip", clip)
    text = " ".join(f"Sa se fraz nimewo {n} nan yon long istwa." for n in range(1000))
    with live.client.stream("POST", "/v1/audio/speech", json={"input": text}) as answer:
        next(answer.iter_raw())
    live.until(lambda: live.engine_threads_in_use() == 0)
    assert len(spoken) < 1000


def test_speech_that_breaks_off_cuts_the_connection(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    speech, real = live.services.speech, live.services.speech.clip

    def clip(text: str, settings: VoiceSettings) -> Clip:
        if text.startswith("Dezyèm"):
            raise SpeechError("planted")
        return real(text, settings)

    monkeypatch.setattr(speech, "clip", clip)
    body = {"input": "Premye fraz la kout. Dezyèm fraz la vini apre."}
    with pytest.raises(httpx.RemoteProtocolError):
        live.post("/v1/audio/speech", json=body)
    assert live.get("/health").status_code == 200
