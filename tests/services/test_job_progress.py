from hypothesis import given
from hypothesis import strategies as st

from kreyol_desktop.core.job import JobRequest, TaskType
from kreyol_desktop.core.progress import Stage
from kreyol_desktop.core.speech import AudioOptions
from kreyol_desktop.services.job_progress import ProgressMeter, stages_of

DOCUMENT = JobRequest(TaskType.DOCUMENT, "a")
SPOKEN = JobRequest(TaskType.DOCUMENT, "a", audio=AudioOptions())
AUDIO = JobRequest(TaskType.AUDIO, "a", audio=AudioOptions())


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_only_spoken_jobs_have_audio_stages() -> None:
    assert Stage.SPEAK not in stages_of(DOCUMENT)
    assert stages_of(SPOKEN) == tuple(Stage)
    assert stages_of(AUDIO) == (Stage.SPEAK, Stage.ENCODE, Stage.PUBLISH)


@given(
    st.lists(
        st.tuples(st.sampled_from(Stage), st.integers(-3, 20), st.integers(-3, 10)), max_size=30
    ),
    st.sampled_from([DOCUMENT, SPOKEN, AUDIO]),
)
def test_percent_never_goes_back_and_stays_within_its_bounds(
    steps: list[tuple[Stage, int, int]], request: JobRequest
) -> None:
    meter = ProgressMeter(stages_of(request))
    last = 0.0
    for stage, done, total in steps:
        progress = meter.measure(stage, done, total)
        assert last <= progress.percent <= 100
        assert 0 <= progress.done <= max(progress.total, 0)
        last = progress.percent


def test_the_end_of_the_last_stage_is_a_hundred_percent() -> None:
    for request in (DOCUMENT, SPOKEN, AUDIO):
        assert ProgressMeter(stages_of(request)).measure(Stage.PUBLISH, 3, 3).percent == 100


def test_time_left_follows_from_the_time_passed() -> None:
    clock = Clock()
    meter = ProgressMeter((Stage.TRANSLATE,), monotonic=clock)
    assert meter.measure(Stage.TRANSLATE, 1, 10).eta_s is None
    clock.now += 10
    assert meter.measure(Stage.TRANSLATE, 2, 10).eta_s == 40


def test_time_stands_still_while_the_job_is_held() -> None:
    clock = Clock()
    meter = ProgressMeter((Stage.TRANSLATE,), monotonic=clock)
    clock.now += 10
    meter.pause()
    meter.pause()
    clock.now += 3600
    meter.resume()
    meter.resume()
    assert meter.measure(Stage.TRANSLATE, 5, 10).eta_s == 10
