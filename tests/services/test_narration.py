import threading
from pathlib import Path

import pytest

from kreyol_desktop.core.document import Block, Chapter, Document, Role, Run
from kreyol_desktop.core.errors import JobCancelled, ModelMissingError
from kreyol_desktop.core.job import JobRequest, TaskType
from kreyol_desktop.core.progress import Stage
from kreyol_desktop.core.segment import Segment
from kreyol_desktop.core.speech import Clip, Utterance, VoiceSettings
from kreyol_desktop.services.narration import BackgroundNarrator, NarrationPlan

VOICE = VoiceSettings(
    sentence_pause_ms=1, paragraph_pause_ms=2, heading_pause_ms=3, chapter_pause_ms=4
)
REQUEST = JobRequest(TaskType.DOCUMENT, "a", voice=VOICE)
BLOCKS = (
    Block(0, Role.RUNNING_HEAD, (Run("Head"),)),
    Block(1, Role.HEADING, (Run("Title"),)),
    Block(2, Role.PARAGRAPH, (Run("One. Two."),)),
    Block(3, Role.PARAGRAPH, (Run("Three."),)),
    Block(4, Role.NOTE, (Run("Note."),)),
    Block(5, Role.PARAGRAPH, (Run("Four."),)),
)
SEGMENTS = tuple(
    Segment(number, block, text, target=text)
    for number, (block, text) in enumerate(
        [(0, "Head"), (1, "Title"), (2, "One."), (2, "Two."), (3, "Three."), (4, "Note."),
         (5, "Four.")]
    )
)  # fmt: skip
DOCUMENT = Document(Path("a"), "text/plain", BLOCKS)


CHAPTERS = (Chapter(0, "A", 0, 4), Chapter(1, "B", 5, 5))


def plan(request=REQUEST, chapters=CHAPTERS):
    return NarrationPlan(DOCUMENT, SEGMENTS, chapters, request)


def test_running_heads_and_notes_are_not_spoken():
    spoken = [u.text for u in plan().utterances(SEGMENTS)]
    assert spoken == ["Title", "One.", "Two.", "Three.", "Four."]


def test_pauses_follow_sentence_paragraph_heading_and_chapter():
    pauses = {u.text: u.pause_ms for u in plan().utterances(SEGMENTS)}
    assert pauses == {"Title": 3, "One.": 1, "Two.": 2, "Three.": 4, "Four.": 4}


def test_a_chapter_that_is_skipped_is_not_spoken():
    silent = (Chapter(0, "A", 0, 4, spoken=False), Chapter(1, "B", 5, 5))
    assert [u.text for u in plan(chapters=silent).utterances(SEGMENTS)] == ["Four."]


def test_what_is_not_spoken_is_the_users_choice():
    request = JobRequest(TaskType.DOCUMENT, "a", unspoken_roles=frozenset({Role.HEADING}))
    assert "Note." in [u.text for u in plan(request).utterances(SEGMENTS)]
    assert "Title" not in [u.text for u in plan(request).utterances(SEGMENTS)]


class SlowSpeech:
    """Speaks nothing, remembers what it was asked for, and can be made to fail or to wait."""

    def __init__(self, failure=None, room=100):
        self.spoken = []
        self.room = room
        self.failure = failure
        self.gate = threading.Event()
        self.gate.set()

    def can_keep_clips(self):
        return len(self.spoken) < self.room

    def narrate(self, utterances, settings, checkpoint, *, on_problem=None):
        for utterance in utterances:
            self.gate.wait()
            if self.failure:
                raise self.failure
            self.spoken.append(utterance.text)
            yield utterance, Clip(b"", 16000)


def stages():
    seen = []
    return seen, lambda stage, done, total: seen.append((stage, done, total))


def test_everything_that_was_added_is_spoken_in_order():
    speech = SlowSpeech()
    seen, checkpoint = stages()
    with BackgroundNarrator(speech, VOICE) as narrator:
        for number in range(5):
            narrator.add(Utterance(number, str(number)))
        narrator.add(None)
        narrator.finish(5, checkpoint)
    assert speech.spoken == ["0", "1", "2", "3", "4"]
    assert seen[-1] == (Stage.SPEAK, 5, 5)


def test_it_speaks_no_more_than_the_cache_can_keep():
    speech = SlowSpeech(room=3)
    seen, checkpoint = stages()
    with BackgroundNarrator(speech, VOICE) as narrator:
        for number in range(5):
            narrator.add(Utterance(number, str(number)))
        narrator.finish(5, checkpoint)
    assert speech.spoken == ["0", "1", "2"]
    assert seen[-1] == (Stage.SPEAK, 5, 5)


def failing_job(speech):
    with BackgroundNarrator(speech, VOICE) as narrator:
        narrator.add(Utterance(0, "x"))
        narrator.finish(1, lambda *_: None)


def test_what_speech_raises_reaches_the_job():
    with pytest.raises(ModelMissingError):
        failing_job(SlowSpeech(ModelMissingError("gone")))


def cancelled_job(speech):
    with BackgroundNarrator(speech, VOICE) as narrator:
        for number in range(100):
            narrator.add(Utterance(number, str(number)))
        threading.Timer(0.05, speech.gate.set).start()
        raise JobCancelled


def test_a_cancelled_job_stops_the_narrator_at_the_next_clip():
    speech = SlowSpeech()
    speech.gate.clear()
    with pytest.raises(JobCancelled):
        cancelled_job(speech)
    assert len(speech.spoken) < 100
    assert not [t for t in threading.enumerate() if t.name == "narrator"]


def test_a_paused_job_speaks_nothing_more_and_a_cancelled_one_ends():
    speech, asked, may_go = SlowSpeech(), threading.Event(), threading.Event()

    def obey():
        asked.set()
        assert may_go.wait(10)
        raise JobCancelled

    with BackgroundNarrator(speech, VOICE, obey) as narrator:
        narrator.add(Utterance(0, "One."))
        assert asked.wait(10)
        assert speech.spoken == []
        may_go.set()
        with pytest.raises(JobCancelled):
            narrator.finish(1, lambda *_: None)
    assert speech.spoken == []
