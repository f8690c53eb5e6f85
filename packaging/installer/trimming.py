"""What the frozen program can do without, by the name of the file inside it."""

import re

DROPPED = re.compile(
    r"""
      platformthemes/libqgtk3            # pulls in all of GTK
    | platforminputcontexts/libqtvirtualkeyboard | QtVirtualKeyboard
    | plugins/platforms/libq(eglfs|linuxfb|vnc|minimal|vkkhrdisplay)
    | egldeviceintegrations
    | plugins/(qmltooling|sqldrivers|position|sensors|webview|assetimporters)
    | plugins/(generic|networkinformation|tls)/   # bare screens, and a network the window doesn't use
    | Qt6(Quick(?!\.)|Qml(?!(Models|Meta|WorkerScript)?\.)|Designer|Pdf|Sql|Test|WebEngine)
    | Qt6(3D|Sensors|SerialPort|Location|Charts.*Qml)
    | imageformats/libqpdf
    | PySide6/Qt(OpenGL|OpenGLWidgets|Concurrent|MultimediaWidgets|DBus)\.
    | /qml/
    | Qt/translations/(?!qtbase_(en|fr)\.qm)
    | ^libcups\.so                       # the system's own, where there are printers
    | pymupdf/(mupdf-devel|include) | pymupdf/layout/.*\.onnx | pymupdf/layout | pymupdf4llm
    | onnxruntime/(transformers|tools|quantization|datasets)
    | \.pyi$ | \.pxd$ | /tests/ | /test/
    """,
    re.VERBOSE,
)
"""Measured: these take 170 MB and nothing the program does needs them.

QtMultimedia's plugin is linked against QtQuick and QtQml and fails to load without them, silently;
it needs libXrandr too. They stay, on Linux as stand-ins.
"""

KEPT = re.compile(r"libQt6(Multimedia|Network|Core|Gui|Widgets|Svg|DBus|OpenGL|Charts|XcbQpa)")


def keeps(name: str) -> bool:
    """Whether a file of the frozen program (its path inside) is wanted."""
    path = name.replace("\\", "/")
    return not DROPPED.search(path) or bool(KEPT.search(path) and "/qml/" not in path)
