"""What one core can do at best in 8-bit matrix products: ONNX Runtime's MatMulInteger.

The graph is written by hand in protobuf's wire format, so that no package is needed for it.
"""

import time

import numpy as np
import onnxruntime

SIZE = 1024
_UINT8, _INT8, _INT32 = 2, 3, 6


def int8_peak_ops(seconds: float = 1.5) -> float:
    """Operations a second (a multiply and an add are two) of one thread on this machine."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(_graph(), options, providers=["CPUExecutionProvider"])
    rng = np.random.default_rng(0)
    left = rng.integers(0, 127, (SIZE, SIZE), dtype=np.uint8)
    best = float("inf")
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        started = time.perf_counter()
        session.run(None, {"a": left})
        best = min(best, time.perf_counter() - started)
    return 2.0 * SIZE**3 / best


def _graph() -> bytes:
    node = _text(1, "a") + _text(1, "b") + _text(2, "c") + _text(4, "MatMulInteger")
    graph = _part(1, node) + _text(2, "g")
    graph += _part(5, _weights()) + _part(11, _value("a", _UINT8))
    graph += _part(12, _value("c", _INT32))
    opset = _text(1, "") + _number(2, 13)
    return _number(1, 8) + _part(8, opset) + _part(7, graph)


def _weights() -> bytes:
    """A constant, so that the runtime packs it once as it does a model's weights."""
    right = np.random.default_rng(1).integers(-127, 127, (SIZE, SIZE), dtype=np.int8)
    head = _number(1, SIZE) * 2 + _number(2, _INT8) + _text(8, "b")
    return head + _part(9, right.tobytes())


def _value(name: str, kind: int) -> bytes:
    dimension = _part(1, _number(1, SIZE))
    tensor = _number(1, kind) + _part(2, dimension * 2)
    return _text(1, name) + _part(2, _part(1, tensor))


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _part(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _text(field: int, content: str) -> bytes:
    return _part(field, content.encode())
