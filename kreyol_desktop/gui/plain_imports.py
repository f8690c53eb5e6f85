"""Takes PySide's questions out of ``import``.

To know which modules want its ``snake_case`` feature, PySide replaces ``builtins.__import__``, and
reads the source of every module that is imported after it, or looks for it through all modules where
there is none, as in a frozen program. This program uses no such feature, and a quarter of its start
went there.
https://doc.qt.io/qtforpython-6/developer/feature-motivation.html
"""

import builtins

import PySide6.QtCore  # noqa: F401 - it is this import that replaces the other one


def use_plain_imports() -> None:
    """Let ``import`` do what it did before, Qt's own late loading of classes included."""
    asking = getattr(builtins, "__feature_import__", None)
    original = getattr(builtins, "__orig_import__", None)
    if original is not None and builtins.__import__ is asking:
        builtins.__import__ = original
