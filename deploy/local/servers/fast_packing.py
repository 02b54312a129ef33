"""WiredTiger's packing of keys and values, for the formats that SecantusDB's tables have.

The binding walks through a format character by character for each key, in Python. Here each format has a function of its own; what
is rare (a text with a NUL in it, other types, other formats) is left to the binding, so that every byte stays what it was.
"""

import wiredtiger  # Puts its own modules, those of the next lines, on the path.
import packing
import swig_wiredtiger
from intpacking import POS_2BYTE_MAX, POS_MULTI_MARKER, pack_int, unpack_int


#: Numbers above it are their difference to it, in as few bytes as it takes, behind a byte that tells how many these are.
_SMALL = POS_2BYTE_MAX + 1


def _number(value):
    rest = value - _SMALL
    if rest <= 0 or rest.bit_length() > 64:
        return pack_int(value)
    size = (rest.bit_length() + 7) // 8
    return bytes((POS_MULTI_MARKER | size,)) + rest.to_bytes(size, "big")


def _number_in(packed):
    size = packed[0] - POS_MULTI_MARKER
    return unpack_int(packed)[0] if size < 0 or len(packed) != size + 1 else _SMALL + int.from_bytes(packed[1:], "big")


def _texts(values):
    """NUL-terminated, or None when the binding has to see to it."""
    text = "\0".join(values)
    return text.encode() + b"\0" if text.count("\0") == len(values) - 1 else None


def _packing(texts, last):
    def pack(*values):
        if len(values) != texts + (last != ""):
            return None
        begin = _texts(values[:texts]) if texts else b""
        if begin is None or not last:
            return begin
        end = values[texts]
        if last == "q":
            return begin + _number(end)
        return begin + end if type(end) is bytes else None

    return pack


def _unpacking(texts, last):
    def unpack(packed):
        *begin, end = packed.split(b"\0", texts)
        values = [text.decode() for text in begin]
        if last == "q":
            values.append(_number_in(end))
        elif last == "u":
            values.append(end)
        return values

    return unpack


FORMATS = {"S" * texts + last: (texts, last) for texts in range(4) for last in ("", "q", "u") if texts or last}
_PACKING = {form: _packing(*parts) for form, parts in FORMATS.items()}
_UNPACKING = {form: _unpacking(*parts) for form, parts in FORMATS.items()}


def pack(form, *values):
    known = _PACKING.get(form)
    packed = None
    if known is not None:
        try:
            packed = known(*values)
        except (AttributeError, TypeError):
            pass
    return packing.pack(form, *values) if packed is None else packed


def unpack(form, packed):
    known = _UNPACKING.get(form)
    return packing.unpack(form, packed) if known is None or not packed else known(packed)


def install():
    swig_wiredtiger.pack = pack
    swig_wiredtiger.unpack = unpack
