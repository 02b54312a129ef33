"""Compares `fast_packing` with the binding's own packing, on every kind of key and value that tells them apart."""

import random

import fast_packing
import packing

TEXTS = ("pc_incentive", "", "客户", "a\0b", "x" * 40)
BYTES = (b"", b"\0", b"a\0b", b"xyz" * 9, bytearray(b"ab"))
EDGES = (0, -1, 63, 64, -64, -65, 8191, 8255, 8256, 8257, 2**40, -(2**40), 2**63 - 1, 2**64)
OTHER_FORMATS = ("", "x", "SSr", "QQ", "5s", "SuS")
chance = random.Random(1)


def value(letter):
    kinds = {"S": TEXTS, "s": TEXTS, "u": BYTES + TEXTS[:1]}
    return chance.choice(kinds.get(letter, (*EDGES, chance.randrange(2 ** chance.randrange(1, 64)), 0.5, None)))


def outcome(call, *args):
    try:
        return call(*args)
    except Exception as error:
        return type(error)


def check(form):
    values = [value(letter) for letter in form if letter.isalpha() and letter != "x"]
    packed = outcome(packing.pack, form, *values)
    assert outcome(fast_packing.pack, form, *values) == packed, (form, values)
    if isinstance(packed, bytes):
        assert repr(outcome(fast_packing.unpack, form, packed)) == repr(outcome(packing.unpack, form, packed)), (form, packed)


formats = (*fast_packing.FORMATS, *OTHER_FORMATS)
for form in formats:
    for _ in range(1_000):
        check(form)
print(f"{len(formats)} formats agree")
