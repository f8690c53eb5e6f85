"""What the frozen program can do without: files by name, and symbols of its libraries."""

import re
import subprocess
from pathlib import Path

DROPPED = re.compile(
    r"""
      platformthemes/libqgtk3            # pulls in all of GTK
    | platforminputcontexts/libqtvirtualkeyboard | QtVirtualKeyboard
    | plugins/platforms/libq(eglfs|linuxfb|vnc|minimalegl|vkkhrdisplay)
    | egldeviceintegrations | plugins/(qmltooling|sqldrivers|position|sensors|webview|assetimporters)
    | Qt6(Quick3D|Quick|Qml|Designer|Pdf|Sql|Test|WebEngine|3D|Sensors|SerialPort|Location|Charts.*Qml)
    | /qml/
    | translations/(qtwebengine|qt_help|designer|assistant|linguist)
    | piper/(tashkeel|hebrew)
    | espeak-ng-data/(?!(ht|fr|en|es)_dict$|phon|intonations|lang|voices).*_dict$
    | pymupdf/(mupdf-devel|include) | pymupdf/layout/.*\.onnx | pymupdf/layout | pymupdf4llm
    | onnxruntime/(transformers|tools|quantization|datasets)
    | \.pyi$ | \.pxd$ | /tests/ | /test/
    """,
    re.VERBOSE,
)
"""Measured: these take 150 MB and nothing the program does needs them.

QtMultimedia needs libXrandr and parts of its own, which therefore stay.
"""

KEPT = re.compile(r"Qt6(Multimedia|Network|Core|Gui|Widgets|Svg|DBus|OpenGL|Charts|XcbQpa)")

STRIPPED = (
    "ctranslate2/_ext*.so",
    "pymupdf/_*.so",
    "pymupdf/libmupdf*.so*",
    "onnxruntime/capi/*.so",
    "_pycld2*.so",
    "libpython3*.so*",
)
"""Libraries that carry symbols nobody needs; others are shipped stripped, or were patched for their
new place, which stripping undoes.
"""


def keeps(name: str) -> bool:
    """Whether a file of the frozen program (its path inside) is wanted."""
    path = name.replace("\\", "/")
    return not DROPPED.search(path) or bool(KEPT.search(path) and "/qml/" not in path)


def strip_symbols(folder: Path) -> int:
    """Strip debug symbols of the largest native libraries; return the bytes saved.

    Only where `strip` exists (Linux, macOS); Qt's own libraries are shipped stripped.
    """
    saved = 0
    for pattern in STRIPPED:
        for library in folder.rglob(pattern):
            before = library.stat().st_size
            done = subprocess.run(["strip", "--strip-unneeded", str(library)], check=False)
            if done.returncode == 0:
                saved += before - library.stat().st_size
    return saved
