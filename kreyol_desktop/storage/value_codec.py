"""Core values to JSON and back, guided by their type hints.

Reading is forgiving, field by field: a field that is unknown is skipped, one that is missing or
invalid takes its default, and each such fault is reported, so that one bad entry never costs the
rest.
"""

import dataclasses
import math
import types
import typing
from collections.abc import Callable, Collection, Hashable, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
OnFault = Callable[[str, str], None]
"""Called with the dotted name of a field and what is wrong with it."""

_T = TypeVar("_T")


def encode(value: object, *, without: Collection[str] = ()) -> Json:
    """JSON for a core value; fields named in ``without`` are left out at every level."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Enum):
        return encode(value.value)
    if isinstance(value, (str, Path)):
        return str(value)
    if isinstance(value, frozenset):
        return sorted((encode(item) for item in value), key=str)
    if isinstance(value, (tuple, list)):
        return [encode(item, without=without) for item in value]
    return _encode_fields(value, without)


def _encode_fields(value: object, without: Collection[str]) -> Json:
    if not dataclasses.is_dataclass(value):
        raise TypeError(f"No JSON form for {type(value).__name__}")
    names = (field.name for field in dataclasses.fields(value) if field.name not in without)
    return {name: encode(getattr(value, name), without=without) for name in names}


def decode(cls: type[_T], data: object, on_fault: OnFault) -> _T:
    """The dataclass ``cls`` from JSON.

    Raise ValueError where ``data`` is no object, or a field without a default is missing or bad.
    """
    return typing.cast(_T, _decode_dataclass(cls, data, on_fault, ""))


def _decode_dataclass(cls: type[Any], data: object, on_fault: OnFault, prefix: str) -> object:
    if not isinstance(data, Mapping):
        raise ValueError(f"{cls.__name__} must be an object")
    values: dict[str, object] = {}
    hints = _hints(typing.cast(Hashable, cls))
    for field in dataclasses.fields(cls):
        if field.name not in data:
            continue
        name = prefix + field.name
        try:
            values[field.name] = _decode(hints[field.name], data[field.name], on_fault, name + ".")
        except ValueError as error:
            if not _has_default(field):
                raise
            on_fault(name, str(error))
    for name in data.keys() - hints.keys():
        on_fault(f"{prefix}{name}", "is unknown")
    try:
        return cls(**values)
    except TypeError as error:
        raise ValueError(f"{cls.__name__} lacks a field") from error


@cache
def _hints(cls: Any) -> Mapping[str, Any]:
    return typing.get_type_hints(cls)


def _has_default(field: dataclasses.Field[Any]) -> bool:
    missing = dataclasses.MISSING
    return field.default is not missing or field.default_factory is not missing


def _decode(hint: Any, data: object, on_fault: OnFault, prefix: str) -> object:
    origin = typing.get_origin(hint)
    if origin in (Union, types.UnionType):
        return _decode_union(typing.get_args(hint), data, on_fault, prefix)
    if origin in (tuple, frozenset):
        return _decode_items(hint, data, on_fault, prefix)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _decode_dataclass(hint, data, on_fault, prefix)
    return _decode_scalar(hint, data)


def _decode_union(options: tuple[Any, ...], data: object, on_fault: OnFault, prefix: str) -> object:
    if data is None and type(None) in options:
        return None
    faults: list[str] = []
    for option in options:
        if option is not type(None):
            try:
                return _decode(option, data, on_fault, prefix)
            except ValueError as error:
                faults.append(str(error))
    raise ValueError(" and ".join(faults))


def _decode_items(hint: Any, data: object, on_fault: OnFault, prefix: str) -> object:
    if not isinstance(data, list):
        raise ValueError("must be a list")
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is frozenset:
        return frozenset(_decode(arguments[0], item, on_fault, prefix) for item in data)
    if arguments[-1] is Ellipsis:
        return tuple(_decode(arguments[0], item, on_fault, prefix) for item in data)
    if len(arguments) != len(data):
        raise ValueError(f"must have {len(arguments)} items")
    pairs = zip(arguments, data, strict=True)
    return tuple(_decode(argument, item, on_fault, prefix) for argument, item in pairs)


def _decode_scalar(hint: Any, data: object) -> object:
    if issubclass(hint, Enum):
        return hint(data)
    if hint is Path and isinstance(data, str):
        return Path(data)
    if hint is float and isinstance(data, (int, float)) and not isinstance(data, bool):
        if not math.isfinite(data):
            raise ValueError("must be finite")
        return float(data)
    # bool is an int to Python, but "threads": true is a mistake.
    if type(data) is hint:
        return data
    raise ValueError(f"must be {hint.__name__}")
