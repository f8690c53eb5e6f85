import subprocess
import sys
import threading

import pytest

from kreyol_desktop.engines.translation.native_memory import HeapTrimmer

_LEAVES_HOLES = """
import ctypes, psutil
from kreyol_desktop.engines.translation.native_memory import releaser
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
def resident(): return psutil.Process().memory_info().rss / 2**20
blocks = [libc.malloc(16_000) for _ in range(4_000)]
for block in blocks: ctypes.memset(block, 1, 16_000)
for n, block in enumerate(blocks):
    if n % 8: libc.free(block)  # one in eight stays and holds its page
before = resident()
releaser()()
print(before - resident())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only the GNU C library keeps it")
def test_free_memory_between_blocks_in_use_goes_back() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LEAVES_HOLES], capture_output=True, text=True, check=True
    )
    assert float(done.stdout) > 20


def test_it_is_done_when_there_is_rest_and_worth_while() -> None:
    calls: list[int] = []
    trimmer = HeapTrimmer(100, lambda: calls.append(1))
    trimmer.count(99)
    trimmer.rest()
    assert calls == []
    trimmer.count(1)
    assert calls == []
    trimmer.rest()
    trimmer.rest()
    assert len(calls) == 1


def test_several_threads_that_never_rest_do_it_now_and_then() -> None:
    calls: list[int] = []
    trimmer = HeapTrimmer(10, lambda: calls.append(1))
    threads = [
        threading.Thread(target=lambda: [trimmer.count(1) for _ in range(100)]) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(calls) == 4
