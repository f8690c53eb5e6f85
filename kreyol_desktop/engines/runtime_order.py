"""The model runtimes, loaded early where their libraries cannot be loaded late."""

import importlib
import sys


def load_before_qt() -> None:
    """On Windows, load the model runtimes now; elsewhere do nothing.

    Qt brings a C++ runtime of its own there, and ONNX Runtime crashes on it when Qt's comes first.
    https://github.com/microsoft/onnxruntime/issues/16116
    """
    if sys.platform == "win32":
        for name in ("onnxruntime", "ctranslate2"):
            importlib.import_module(name)
