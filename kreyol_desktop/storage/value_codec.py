"""Core values to JSON and back, guided by their type hints.

Reading is forgiving, field by field: a field that is unknown is skipped, one that is missing or
invalid takes its default, and each such fault is reported, so that one bad entry never costs the
rest. The hints of a class are turned into a decoder once, since a page of tasks decodes thousands
of fields.
"""

import dataclasses
import math
import types
import typing
from collections.abc import Callable, Collection, Hashable, Mapping
from enum import Enum
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar, Union

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
OnFault = Callable[[str, str], None]
"""Called with the dotted name of a field and what is wrong with it."""

_T = TypeVar("_T")
_Decoder = Callable[[Any, OnFault, str], object]
"""Takes the JSON, the fault listener and the dotted name; raises ValueError."""


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
    names = _field_names(typing.cast(Hashable, type(value)))
    return {
        name: encode(getattr(value, name), without=without) for name in names if name not in without
    }


@cache
def _field_names(cls: Any) -> tuple[str, ...]:
    if not dataclasses.is_dataclass(cls):
        raise TypeError(f"No JSON form for {cls.__name__}")
    return tuple(field.name for field in dataclasses.fields(cls))


def decode(cls: type[_T], data: object, on_fault: OnFault) -> _T:
    """The dataclass ``cls`` from JSON.

    Raise ValueError where ``data`` is no object, or a field without a default is missing or bad.
    """
    return typing.cast(_T, _decoder(typing.cast(Hashable, cls))(data, on_fault, ""))


@cache
def _decoder(hint: Any) -> _Decoder:
    origin = typing.get_origin(hint)
    if origin in (Union, types.UnionType):
        return _union_decoder(typing.get_args(hint))
    if origin is frozenset:
        return _list_decoder(typing.get_args(hint)[0], frozenset)
    if origin is tuple:
        arguments = typing.get_args(hint)
        if arguments[-1] is Ellipsis:
            return _list_decoder(arguments[0], tuple)
        return _tuple_decoder(arguments)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _dataclass_decoder(hint)
    return _scalar_decoder(hint)


def _dataclass_decoder(cls: type[Any]) -> _Decoder:
    hints = typing.get_type_hints(cls)
    decoders = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(cls)}
    optional = {field.name for field in dataclasses.fields(cls) if _has_default(field)}

    def decode_fields(data: Any, on_fault: OnFault, name: str) -> object:
        if not isinstance(data, Mapping):
            raise ValueError(f"{cls.__name__} must be an object")
        values: dict[str, object] = {}
        for key, item in data.items():
            dotted = f"{name}.{key}" if name else key
            if key not in decoders:
                on_fault(dotted, "is unknown")
                continue
            try:
                values[key] = decoders[key](item, on_fault, dotted)
            except ValueError as error:
                if key not in optional:
                    raise
                on_fault(dotted, str(error))
        try:
            return cls(**values)
        except TypeError as error:
            raise ValueError(f"{cls.__name__} lacks a field") from error

    return decode_fields


def _has_default(field: dataclasses.Field[Any]) -> bool:
    missing = dataclasses.MISSING
    return field.default is not missing or field.default_factory is not missing


def _union_decoder(options: tuple[Any, ...]) -> _Decoder:
    accepts_none = type(None) in options
    decoders = [_decoder(option) for option in options if option is not type(None)]

    def decode_first(data: Any, on_fault: OnFault, name: str) -> object:
        if data is None and accepts_none:
            return None
        faults: list[str] = []
        for decoder in decoders:
            try:
                return decoder(data, on_fault, name)
            except ValueError as error:
                faults.append(str(error))
        raise ValueError(" and ".join(faults))

    return decode_first


def _list_decoder(hint: Any, build: Callable[[list[object]], object]) -> _Decoder:
    decoder = _decoder(hint)

    def decode_items(data: Any, on_fault: OnFault, name: str) -> object:
        if not isinstance(data, list):
            raise ValueError("must be a list")
        return build([decoder(item, on_fault, name) for item in data])

    return decode_items


def _tuple_decoder(hints: tuple[Any, ...]) -> _Decoder:
    decoders = [_decoder(hint) for hint in hints]

    def decode_items(data: Any, on_fault: OnFault, name: str) -> object:
        if not isinstance(data, list) or len(data) != len(decoders):
            raise ValueError(f"must be a list of {len(decoders)} items")
        pairs = zip(decoders, data, strict=True)
        return tuple(decoder(item, on_fault, name) for decoder, item in pairs)

    return decode_items


def _scalar_decoder(hint: Any) -> _Decoder:
    if issubclass(hint, Enum):
        convert: Callable[[Any], object] = partial(_enum_member, hint)
    elif hint is float:
        convert = _finite
    elif hint is Path:
        convert = _path
    else:
        convert = partial(_exactly, hint)

    def decode_scalar(data: Any, _on_fault: OnFault, _name: str) -> object:
        return convert(data)

    return decode_scalar


def _enum_member(cls: type[Enum], data: Any) -> object:
    # The look-up of an enum hashes its argument; a list or an object has no hash.
    if not isinstance(data, (str, int)):
        raise ValueError(f"must be a {cls.__name__}")
    return cls(data)


def _finite(data: Any) -> object:
    if isinstance(data, bool) or not isinstance(data, (int, float)) or not math.isfinite(data):
        raise ValueError("must be a finite number")
    return float(data)


def _path(data: Any) -> object:
    return Path(str(_exactly(str, data)))


def _exactly(cls: type, data: Any) -> object:
    # bool is an int to Python, but "threads": true is a mistake.
    if type(data) is not cls:
        raise ValueError(f"must be {cls.__name__}")
    return data
