"""The clip cache under use, damage and full disks."""

import os
import threading
from pathlib import Path

import pytest

from kreyol_desktop.core.speech import Clip
from kreyol_desktop.storage.audio_cache import DiskClipCache

KEY = "a" * 64


class PlainCodec:
    """The sound as it is: storage must not care how clips are packed."""

    def pack(self, clip: Clip) -> bytes:
        return b"PLAIN" + clip.pcm

    def unpack(self, data: bytes) -> Clip:
        if not data.startswith(b"PLAIN"):
            raise ValueError("not plain")
        return Clip(data[5:], 16000)


def _key(number: int) -> str:
    return f"{number:064x}"


def _clip(size: int = 1000) -> Clip:
    return Clip(os.urandom(size), 16000)


@pytest.fixture
def cache(tmp_path: Path) -> DiskClipCache:
    return DiskClipCache(tmp_path / "clips", 50_000, PlainCodec())


def _file(cache_folder: Path) -> Path:
    return next(cache_folder.glob("*/*.clip"))


def test_what_is_put_is_got(cache: DiskClipCache) -> None:
    clip = _clip()
    assert cache.get(KEY) is None
    cache.put(KEY, clip)
    assert cache.get(KEY) == clip


def test_clips_survive_a_restart(tmp_path: Path, cache: DiskClipCache) -> None:
    clip = _clip()
    cache.put(KEY, clip)
    again = DiskClipCache(tmp_path / "clips", 50_000, PlainCodec())
    assert again.get(KEY) == clip
    assert again.size_bytes() == cache.size_bytes() == 1009


@pytest.mark.parametrize("damage", [b"", b"x", b"PLAIN", os.urandom(500)])
def test_a_damaged_file_is_forgotten(tmp_path: Path, cache: DiskClipCache, damage: bytes) -> None:
    cache.put(KEY, _clip())
    _file(tmp_path / "clips").write_bytes(damage)
    assert cache.get(KEY) is None
    assert not list((tmp_path / "clips").glob("*/*.clip"))


def test_a_half_written_file_is_never_a_clip(tmp_path: Path, cache: DiskClipCache) -> None:
    cache.put(KEY, _clip())
    path = _file(tmp_path / "clips")
    path.write_bytes(path.read_bytes()[:700])
    assert cache.get(KEY) is None


def test_the_least_recently_used_goes_first(tmp_path: Path, cache: DiskClipCache) -> None:
    for number in range(40):
        cache.put(_key(number), _clip())
        path = tmp_path / "clips" / _key(number)[:2] / f"{_key(number)}.clip"
        os.utime(path, (number, number))
    assert cache.get(_key(0)) is not None
    for number in range(40, 50):
        cache.put(_key(number), _clip())
    assert cache.size_bytes() <= 50_000
    assert cache.get(_key(0)) is not None
    assert cache.get(_key(1)) is None
    assert cache.get(_key(49)) is not None


def test_while_it_is_held_a_job_keeps_its_own_clips(cache: DiskClipCache) -> None:
    with cache.holding():
        for number in range(80):
            cache.put(_key(number), _clip())
        kept = [number for number in range(80) if cache.get(_key(number)) is not None]
        assert not cache.has_room()
    assert kept == list(range(len(kept)))
    assert 40 < len(kept) < 50
    assert cache.size_bytes() <= 50_000


def test_while_it_is_held_older_clips_make_room(tmp_path: Path, cache: DiskClipCache) -> None:
    for number in range(45):
        cache.put(_key(number), _clip())
        path = tmp_path / "clips" / _key(number)[:2] / f"{_key(number)}.clip"
        os.utime(path, (number, number))
    with cache.holding():
        assert cache.get(_key(3)) is not None
        for number in range(100, 140):
            cache.put(_key(number), _clip())
        assert cache.has_room()
        assert all(cache.get(_key(number)) is not None for number in (3, *range(100, 140)))
        assert cache.get(_key(4)) is None
    assert cache.size_bytes() <= 50_000


def test_what_was_held_goes_like_everything_else_afterwards(cache: DiskClipCache) -> None:
    with cache.holding():
        for number in range(80):
            cache.put(_key(number), _clip())
    assert cache.has_room()
    cache.put(_key(200), _clip())
    assert cache.get(_key(200)) is not None
    assert cache.size_bytes() <= 50_000


def test_more_room_is_used_at_once(cache: DiskClipCache) -> None:
    with cache.holding():
        for number in range(80):
            cache.put(_key(number), _clip())
        cache.resize(100_000)
        assert cache.has_room()
        cache.put(_key(200), _clip())
        assert cache.get(_key(200)) is not None


def test_a_cache_that_keeps_nothing_says_so(tmp_path: Path) -> None:
    assert not DiskClipCache(tmp_path / "clips", 0, PlainCodec()).has_room()


def test_the_size_is_that_of_the_files(tmp_path: Path, cache: DiskClipCache) -> None:
    for number in range(200):
        cache.put(_key(number % 70), _clip(500 + number))
    files = sum(path.stat().st_size for path in (tmp_path / "clips").glob("*/*"))
    assert cache.size_bytes() == files <= 50_000


def test_a_clip_larger_than_the_cache_is_not_kept(cache: DiskClipCache) -> None:
    cache.put(KEY, _clip(60_000))
    assert cache.get(KEY) is None


def test_a_smaller_limit_cleans_at_once(cache: DiskClipCache) -> None:
    for number in range(30):
        cache.put(_key(number), _clip())
    cache.resize(5_000)
    assert cache.size_bytes() <= 5_000


def test_clear_forgets_everything(tmp_path: Path, cache: DiskClipCache) -> None:
    cache.put(KEY, _clip())
    (tmp_path / "clips" / "aa" / "left.clip.1.tmp").write_bytes(b"half")
    cache.clear()
    assert cache.size_bytes() == 0
    assert not list((tmp_path / "clips").glob("*/*"))


def test_odd_keys_cannot_leave_the_folder(tmp_path: Path, cache: DiskClipCache) -> None:
    clip = _clip()
    cache.put("../../evil", clip)
    assert cache.get("../../evil") == clip
    assert len(list((tmp_path / "clips").glob("*/*.clip"))) == 1


def test_a_disk_that_refuses_makes_it_forgetful_only(tmp_path: Path) -> None:
    (tmp_path / "clips").write_text("a file where the folder should be")
    cache = DiskClipCache(tmp_path / "clips", 50_000, PlainCodec())
    cache.put(KEY, _clip())
    assert cache.get(KEY) is None
    assert cache.size_bytes() == 0


def test_threads_share_it(cache: DiskClipCache) -> None:
    clips = {_key(number): _clip() for number in range(60)}
    failures: list[str] = []

    def work() -> None:
        for key, clip in clips.items():
            cache.put(key, clip)
            if cache.get(key) not in (clip, None):
                failures.append(key)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert cache.size_bytes() <= 50_000
