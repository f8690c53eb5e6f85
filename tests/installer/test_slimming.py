"""Libraries made smaller are still libraries: each step on libraries built or shipped here."""

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import build_installer

assert build_installer  # puts packaging/ on the path

from installer import blas, compaction, compiling, completeness, elf, icu, native, orphans, standins  # noqa: E402

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or compiling.compiler() is None or not native.tools_are_there(),
    reason="ELF libraries, binutils and a compiler",
)
LINALG = "libscipy_openblas64_-0.so"


def build(target, source, *options):
    target.parent.mkdir(parents=True, exist_ok=True)
    compiling.shared_library(source, target, *options)
    return target


def program(tmp_path):
    """A frozen folder in small: an extension, what it links, and what is left over."""
    inside = tmp_path / "program" / "_internal"
    build(inside / "libdeep.so.1", "int deep(void) { return 7; }")
    build(inside / "libnear.so.1", "int deep(void); int near(void) { return deep(); }",
          str(inside / "libdeep.so.1"))  # fmt: skip
    build(inside / "mod.abi3.so", "int near(void); int top(void) { return near(); }",
          str(inside / "libnear.so.1"))  # fmt: skip
    build(inside / "libleft.so.3", "int left(void) { return 1; }")
    build(inside / "libssl.so.3", "int by_name(void) { return 1; }")
    (inside / "libalias.so").symlink_to("libleft.so.3")
    return tmp_path / "program"


def test_what_is_needed_directly_indirectly_or_by_name_stays(tmp_path):
    folder = program(tmp_path)
    assert [f.name for f in orphans.orphans(folder)] == ["libleft.so.3"]
    saved = orphans.drop_orphans(folder)
    assert saved > 1000
    names = {f.name for f in (folder / "_internal").iterdir()}
    assert names == {"libdeep.so.1", "libnear.so.1", "mod.abi3.so", "libssl.so.3"}


def test_a_library_that_is_neither_inside_nor_the_systems_is_named(tmp_path):
    folder = program(tmp_path)
    assert completeness.lacking(folder) == {}
    (folder / "_internal" / "libdeep.so.1").unlink()
    assert completeness.lacking(folder) == {"libdeep.so.1": "libnear.so.1"}


GPU_BYTES = 300_000
WITH_GPU_CODE = f"""
static const unsigned char gpu[{GPU_BYTES}] __attribute__((section(".nv_fatbin"), used, aligned(16))) = {{1, 2, 3}};
static const int table[4096] = {{5, 6, 7, [4095] = 8}};
static int counter = 41;
int next(void) {{ return ++counter; }}
int entry(int i) {{ return table[i]; }}
int gpu_sum(void) {{ int s = 0; for (int i = 0; i < {GPU_BYTES}; i++) s += gpu[i]; return s; }}
__thread int mine = 12;
int thread_value(void) {{ return mine; }}
"""


def test_a_compacted_library_computes_the_same_without_its_gpu_code(tmp_path):
    library = build(tmp_path / "libwhole.so", WITH_GPU_CODE, "-Wl,--build-id=sha1")
    before = library.read_bytes()
    assert compaction.has_blank_sections(before)
    after = compaction.compact(before)
    assert elf.is_loadable(after)
    assert elf.sections(after) == []
    assert len(before) - len(after) > GPU_BYTES - 3 * elf.PAGE
    library.write_bytes(after)
    loaded = ctypes.CDLL(str(library))
    assert [loaded.next(), loaded.next()] == [42, 43]
    assert [loaded.entry(1), loaded.entry(4095)] == [6, 8]
    assert loaded.thread_value() == 12
    # Only what shares a page with its neighbours is left of the code for graphics cards.
    assert ctypes.CDLL(str(library)).gpu_sum() in (0, 6)


def test_what_is_no_library_is_refused():
    with pytest.raises(ValueError, match="ELF"):
        compaction.compact(b"MZ" + bytes(100))


def test_a_shifted_segment_is_seen(tmp_path):
    data = bytearray(build(tmp_path / "lib.so", "int x(void) { return 1; }").read_bytes())
    assert elf.is_loadable(bytes(data))
    start, _ = elf.header_place(bytes(data))
    first = next(i for i, s in enumerate(elf.segments(bytes(data))) if s.kind == elf.LOAD and i)
    data[start + first * elf.ENTRY.size + 8] ^= 8  # its offset in the file
    assert not elf.is_loadable(bytes(data))


def test_lightening_takes_the_symbol_table_and_leaves_the_functions(tmp_path):
    source = tmp_path / "s.c"
    source.write_text(
        "static int inner(int x) { return x * 3; } int outer(int x) { return inner(x); }"
    )
    library = tmp_path / "liblight.so"
    subprocess.run([compiling.compiler(), "-shared", "-fPIC", "-g", "-O0", "-o", library, source],
                   check=True)  # fmt: skip
    size = library.stat().st_size
    saved = native.lighten(library)
    assert saved > 1000
    assert library.stat().st_size == size - saved
    assert not any(s.name in (".symtab", ".debug_info") for s in elf.sections(library.read_bytes()))
    assert ctypes.CDLL(str(library)).outer(14) == 42


def test_an_unused_library_is_replaced_and_its_user_still_loads(tmp_path):
    beside = tmp_path / "_internal" / "av.libs"
    script = tmp_path / "v.map"
    script.write_text("TLS_1 { global: tls_start; tls_levels; };")
    big = "const char weight[500000] = {1};"
    build(beside / "libgnutls-0123abcd.so.30",
          big + "int tls_start(void) { return 5; } const int tls_levels[3] = {7, 8, 9};",
          f"-Wl,--version-script={script}")  # fmt: skip
    build(beside / "libx265-89ab0123.so.1", big + "int encode(void) { return weight[0]; }")
    build(beside / "libnettle-00000001.so.8", big)
    build(beside / "libavformat-1.so",
          "int tls_start(void); extern const int tls_levels[3]; int encode(void);"
          "int sum(void) { return tls_start() + tls_levels[2] + encode(); }",
          str(beside / "libgnutls-0123abcd.so.30"), str(beside / "libx265-89ab0123.so.1"),
          f"-Wl,-rpath,{beside}", "-Wl,-z,now")  # fmt: skip
    saved = standins.replace_unused(tmp_path)
    assert saved > 1_400_000
    names = {f.name for f in beside.iterdir()}
    assert names == {"libgnutls-0123abcd.so.30", "libx265-89ab0123.so.1", "libavformat-1.so"}
    code = f"import ctypes; print(ctypes.CDLL({str(beside / 'libavformat-1.so')!r}).sum())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
    assert done.stderr == ""  # the loader complains there about a version that is missing


def test_a_plugin_that_could_film_a_quick_window_loads_without_quick(tmp_path):
    qt = tmp_path / "_internal" / "PySide6" / "Qt"
    build(
        qt / "lib" / "libQt6Quick.so.6",
        "const char big[300000] = {1}; int grab(void) { return 1; }",
    )
    build(qt / "lib" / "libQt6Qml.so.6", "const char bigger[300000] = {1};")
    build(qt / "plugins" / "multimedia" / "libplay.so",
          "int grab(void); int play(void) { return 5; } int film(void) { return grab(); }",
          "-Wl,--no-as-needed", str(qt / "lib" / "libQt6Quick.so.6"),
          str(qt / "lib" / "libQt6Qml.so.6"), f"-Wl,-rpath,{qt / 'lib'}")  # fmt: skip
    assert standins.replace_unused(tmp_path) > 500_000
    assert len(list((qt / "lib").iterdir())) == 2
    code = (
        f"import ctypes; print(ctypes.CDLL({str(qt / 'plugins/multimedia/libplay.so')!r}).play())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "5"


def test_pyavs_own_parts_of_ffmpeg_are_never_replaced():
    kept = ("libavcodec", "libavformat", "libavutil", "libswresample", "libmp3lame", "libopus")
    assert not any(standins.UNUSED.match(f"{name}-0123abcd.so.1") for name in kept)


@pytest.fixture(scope="module")
def linear_algebra(tmp_path_factory):
    return ctypes.CDLL(str(build(tmp_path_factory.mktemp("b") / LINALG, blas.SOURCE.read_text())))


@pytest.mark.parametrize("kind", ["s", "d", "c", "z"])
@pytest.mark.parametrize(("ta", "tb"), [(111, 111), (112, 111), (111, 112), (113, 113)])
@pytest.mark.parametrize("order", ["C", "F"])
def test_products_of_matrices_are_those_of_numpy(linear_algebra, kind, ta, tb, order):
    dtype = {"s": "f4", "d": "f8", "c": "c8", "z": "c16"}[kind]
    rng = np.random.default_rng(7)
    m, n, k = 5, 4, 3

    def matrix(rows, columns):
        values = rng.normal(size=(rows, columns)) + 1j * rng.normal(size=(rows, columns))
        return np.array(values if kind in "cz" else values.real, dtype=dtype, order=order)

    a = matrix(*((m, k) if ta == 111 else (k, m)))
    b = matrix(*((k, n) if tb == 111 else (n, k)))
    c = matrix(m, n)
    op = {111: lambda x: x, 112: np.transpose, 113: lambda x: x.conj().T}
    expected = 2 * (op[ta](a) @ op[tb](b)) + 3 * c
    row = order == "C"
    long = ctypes.c_int64
    scalar = (
        [ctypes.c_float, ctypes.c_double][kind == "d"]
        if kind in "sd"
        else lambda x: ctypes.c_void_p(np.array([x], dtype=dtype).ctypes.data)
    )
    keep = [np.array([2], dtype=dtype), np.array([3], dtype=dtype)]
    alpha, beta = (
        (scalar(2), scalar(3))
        if kind in "sd"
        else tuple(ctypes.c_void_p(x.ctypes.data) for x in keep)
    )
    getattr(linear_algebra, f"scipy_cblas_{kind}gemm64_")(
        101 if row else 102, ta, tb, long(m), long(n), long(k), alpha,
        ctypes.c_void_p(a.ctypes.data), long(a.shape[1] if row else a.shape[0]),
        ctypes.c_void_p(b.ctypes.data), long(b.shape[1] if row else b.shape[0]), beta,
        ctypes.c_void_p(c.ctypes.data), long(n if row else m),
    )  # fmt: skip
    np.testing.assert_allclose(c, expected, rtol=1e-4)


def test_a_dot_product_walks_backwards_too(linear_algebra):
    x, y = np.arange(4.0), np.array([1.0, 10.0, 100.0, 1000.0])
    dot = linear_algebra.scipy_cblas_ddot64_
    dot.restype = ctypes.c_double
    long = ctypes.c_int64
    places = [ctypes.c_void_p(v.ctypes.data) for v in (x, y)]
    assert dot(long(4), places[0], long(1), places[1], long(1)) == np.dot(x, y)
    assert dot(long(4), places[0], long(-1), places[1], long(1)) == np.dot(x[::-1], y)


@pytest.fixture
def numpy_with_the_small_library(tmp_path):
    """A copy of the installed numpy whose OpenBLAS was replaced."""
    site = Path(np.__file__).parents[1]
    if not (site / "numpy.libs").is_dir():
        pytest.skip("this numpy brings no OpenBLAS")
    inside = tmp_path / "_internal"
    skipped = shutil.ignore_patterns("tests", "__pycache__", "f2py", "*.pyi")
    for name in ("numpy", "numpy.libs"):
        shutil.copytree(site / name, inside / name, ignore=skipped)
    assert blas.replace_openblas(tmp_path) > 20_000_000
    return inside


@pytest.mark.slow
def test_numpy_works_on_the_small_library(numpy_with_the_small_library):
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import numpy as np\n"
        "assert np.__file__.startswith(sys.argv[1])\n"
        "a = np.arange(12.0).reshape(3, 4); v = np.arange(4.0)\n"
        "print((a @ a.T).tolist(), (a @ v).tolist(), np.convolve(v, [1, 2.0]).tolist())\n"
        "s = a[:, :3]; l = np.linalg\n"
        "for x in (s, s.astype('f4'), s.astype('c8'), s.astype('c16')):\n"
        "  for f in (l.svd, l.eig, l.eigh, l.inv, l.qr, l.cholesky, lambda x: l.lstsq(x, x)):\n"
        "    try: print('wrong', f(x))\n"
        "    except l.LinAlgError: print('no decomposition')\n"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, str(numpy_with_the_small_library)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    a, v = np.arange(12.0).reshape(3, 4), np.arange(4.0)
    line = f"{(a @ a.T).tolist()} {(a @ v).tolist()} {np.convolve(v, [1, 2.0]).tolist()}"
    assert done.stdout.splitlines() == [line, *["no decomposition"] * 28]


@pytest.fixture(scope="module")
def qt_icu(tmp_path_factory):
    """ICU as Qt's wheel brings it, its data cut."""
    pyside = pytest.importorskip("PySide6")
    folder = tmp_path_factory.mktemp("icu")
    for file in (Path(pyside.__file__).parent / "Qt" / "lib").glob("libicu*.so.*"):
        shutil.copy(file, folder)
    (data,) = folder.glob("libicudata.so.*")
    assert icu.cut_library(data) > 20_000_000
    return folder


COLLATE = """
import ctypes, sys
folder, number = sys.argv[1:]
i18n = ctypes.CDLL(f"{folder}/libicui18n.so.{number}")
status = ctypes.c_int(0)
open_ = getattr(i18n, f"ucol_open_{number}"); open_.restype = ctypes.c_void_p
compare = getattr(i18n, f"ucol_strcoll_{number}")
for language in (b"ht", b"fr", b"en_US", b"de"):
    status.value = 0
    collator = ctypes.c_void_p(open_(language, ctypes.byref(status)))
    wide = [w.encode("utf-16-le") + bytes(2) for w in ("\\xe9cole", "fin", "Dlo", "e")]
    order = [compare(collator, a, -1, b, -1) for a, b in zip(wide, wide[1:])]
    print(status.value <= 0, order)
"""


def test_words_are_still_sorted_in_every_language(qt_icu):
    number = next(qt_icu.glob("libicudata.so.*")).suffix[1:]
    done = subprocess.run(
        [sys.executable, "-c", COLLATE, str(qt_icu), number],
        capture_output=True, text=True, check=True, env={"LD_LIBRARY_PATH": str(qt_icu)},
    )  # fmt: skip
    assert done.stdout.splitlines() == ["True [-1, 1, -1]"] * 4


def test_only_a_package_of_icu_data_is_cut():
    with pytest.raises(ValueError, match="ICU"):
        icu.cut(b"\x90\x00\xda\x27" + bytes(60))
