"""A second reader of the canonical profile, written from its rules and from nothing of the Rust code.

It leans on Python's own json module with hooks, where the first reader is a hand-written machine over bytes: two
programs that go different ways and agree are worth more than one program tested twice. Standard library only.
"""

import hashlib
import json
import re
import unicodedata

MAX_LINE = 1024 * 1024
MAX_TEXT = 64 * 1024
MAX_DEPTH = 16
MAX_INTEGER = 2**53 - 1

KEY = re.compile(r"[a-z0-9_]{1,64}\Z")
SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


class Refused(Exception):
    """Bytes that miss a rule; the message is the rule's word."""


def no_float(written):
    raise Refused("number")


def whole(written):
    # The limit comes before the conversion: Python refuses to convert thousands of digits, in words of its own.
    if len(written) > 20 or abs(int(written)) > MAX_INTEGER:
        raise Refused("number-range")
    return int(written)


def members(pairs):
    keys = [key for key, _ in pairs]
    for key in keys:
        if not KEY.match(key):
            raise Refused("key")
    if len(set(keys)) < len(keys):
        raise Refused("twice")
    if keys != sorted(keys):
        raise Refused("order")
    return dict(pairs)


def depth_of(text):
    """The most brackets that are open at once, outside of strings."""
    deepest = depth = 0
    for mark in re.findall(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', text):
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "]}":
            depth -= 1
    return deepest


def check_text(text):
    if len(text.encode("utf-8", "surrogatepass")) > MAX_TEXT:
        raise Refused("text-too-long")
    if "\0" in text:
        raise Refused("control")
    if any(0xD800 <= ord(letter) <= 0xDFFF for letter in text):
        raise Refused("spelling")
    if unicodedata.normalize("NFC", text) != text:
        raise Refused("nfc")


def check_texts(value):
    if isinstance(value, str):
        check_text(value)
    elif isinstance(value, list):
        for part in value:
            check_texts(part)
    elif isinstance(value, dict):
        for part in value.values():
            check_texts(part)


def write_text(text):
    escaped = []
    for letter in text:
        if letter in SHORT:
            escaped.append(SHORT[letter])
        elif letter < " ":
            escaped.append(f"\\u{ord(letter):04x}")
        else:
            escaped.append(letter)
    return '"' + "".join(escaped) + '"'


def write(value):
    """The one spelling of a value."""
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return write_text(value)
    if isinstance(value, list):
        return "[" + ",".join(write(part) for part in value) + "]"
    return "{" + ",".join(f"{write_text(key)}:{write(value[key])}" for key in sorted(value)) + "}"


def read(line):
    """The value of canonical bytes; Refused for all others."""
    if len(line) > MAX_LINE:
        raise Refused("line-too-long")
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("utf8") from None
    if depth_of(text) > MAX_DEPTH:
        raise Refused("too-deep")
    try:
        value = json.loads(
            text, object_pairs_hook=members, parse_int=whole, parse_float=no_float, parse_constant=no_float
        )
    except json.JSONDecodeError:
        raise Refused("syntax") from None
    check_texts(value)
    if write(value).encode("utf-8") != line:
        raise Refused("spelling")
    return value


def id_of(line):
    """The id: SHA-256 of the received bytes."""
    return hashlib.sha256(line).hexdigest()
