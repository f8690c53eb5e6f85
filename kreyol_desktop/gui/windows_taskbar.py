"""Progress in the button that Windows shows for a window, through ITaskbarList3.

https://learn.microsoft.com/windows/win32/api/shobjidl_core/nn-shobjidl_core-itaskbarlist3
Qt has no call for it, so the methods are called at their places in the interface's table, whose order
is fixed: those of IUnknown, ITaskbarList and ITaskbarList2 come first.
"""

import ctypes
import logging
import uuid
from collections.abc import Callable
from typing import Any

logger = logging.getLogger(__name__)

CLASS_ID = uuid.UUID("56fdf344-fd6d-11d0-958a-006097c9a090")
INTERFACE_ID = uuid.UUID("ea1afb91-9e28-4b86-90e9-5e9f8a5eefaf")
IN_PROCESS = 1
HIDDEN, NORMAL = 0, 2
"""TBPF_NOPROGRESS and TBPF_NORMAL."""
WHOLE = 100

_METHOD: Any = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)
"""The calling convention of COM; elsewhere the usual one, of which it is one on 64 bits."""
_RELEASE = (2, _METHOD(ctypes.c_ulong, ctypes.c_void_p))
_INIT = (3, _METHOD(ctypes.c_long, ctypes.c_void_p))
_SET_VALUE = (
    9,
    _METHOD(
        ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulonglong, ctypes.c_ulonglong
    ),
)
_SET_STATE = (10, _METHOD(ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int))


class TaskbarButton:
    """One window's button. ``pointer`` is an ITaskbarList3, ``window`` gives the window's handle.

    Every call is made on the thread that made the interface. Raise OSError where it refuses to work.
    """

    def __init__(self, pointer: int, window: Callable[[], int]) -> None:
        self._pointer = pointer
        self._window = window
        failure = self._call(_INIT)
        if failure:
            self._call(_RELEASE)
            raise OSError(f"The task bar cannot be used ({failure & 0xFFFFFFFF:#010x}).")

    def show(self, share: float | None) -> None:
        """Draw ``share`` of 0..1, or nothing. A button that is not there yet is left alone."""
        window = self._window()
        if share is not None:
            self._call(_SET_VALUE, window, round(share * WHOLE), WHOLE)
        self._call(_SET_STATE, window, HIDDEN if share is None else NORMAL)

    def _call(self, method: tuple[int, Any], *arguments: int) -> int:
        place, kind = method
        table = ctypes.cast(self._pointer, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))
        return int(kind(table[0][place])(self._pointer, *arguments))


def windows_progress(window: Callable[[], int]) -> Callable[[float | None], None] | None:
    """Draws into the button of the window whose handle ``window`` gives; None where it cannot.

    Call it on the main thread, where Qt has prepared COM.
    """
    ole32: Any = getattr(getattr(ctypes, "windll", None), "ole32", None)
    if ole32 is None:
        return None
    pointer = ctypes.c_void_p()
    class_id, interface_id = (
        (ctypes.c_ubyte * 16).from_buffer_copy(name.bytes_le) for name in (CLASS_ID, INTERFACE_ID)
    )
    failure = ole32.CoCreateInstance(
        ctypes.byref(class_id),
        None,
        IN_PROCESS,
        ctypes.byref(interface_id),
        ctypes.byref(pointer),
    )
    if failure or not pointer.value:
        logger.info("No progress in the task bar: %#010x", failure & 0xFFFFFFFF)
        return None
    try:
        return TaskbarButton(pointer.value, window).show
    except OSError as error:
        logger.info("No progress in the task bar: %s", error)
        return None
