"""A second reader of a revision's envelope, format 0, written from crates/history's documentation of its keys."""

import re

from canonical import Refused, read

ALWAYS = {
    "at": str,
    "author": str,
    "clock_ok": bool,
    "device": str,
    "document": str,
    "engine": str,
    "kind": str,
    "mode": str,
    "op": str,
    "pass": int,
    "round": int,
    "seq": int,
    "survey": str,
}
TEXTS = "area case interviewer level member pack reason source state text visit".split()
HASHES = "household instrument prev".split()
HASH_LISTS = "about parents".split()
PARTS = {
    "answers": ({"q": str}, {"note": str, "nr": str, "row": str, "v": str}),
    "rows": ({"repeat": str, "row": str}, {"parent": str}),
    "blobs": ({"hash": str, "role": str, "size": int}, {}),
}
NOT_EMPTY = "author case device document engine interviewer kind member op survey visit".split()

HASH = re.compile(r"[0-9a-f]{64}\Z")
MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)[+-]([01]\d|2[0-3]):[0-5]\d\Z", re.ASCII)
DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
MAX_SMALL = 2**32 - 1


def wrong(key):
    return Refused(f"wrong {key}")


def is_kind(value, kind):
    # Python's True is a number, the profile's is not.
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def demand(holds, key):
    if not holds:
        raise wrong(key)


def check_moment(at):
    matched = MOMENT.match(at)
    # An offset of nothing is written with a plus.
    demand(matched and not at.endswith("-00:00"), "at")
    year, month, day = (int(matched.group(n)) for n in (1, 2, 3))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    demand(1 <= month <= 12, "at")
    demand(1 <= day <= DAYS[month - 1] + (leap and month == 2), "at")


def check_part(key, part):
    required, optional = PARTS[key]
    demand(is_kind(part, dict), key)
    for name, kind in required.items():
        if name not in part:
            raise Refused(f"missing {name}")
    for name, kind in {**required, **optional}.items():
        demand(name not in part or is_kind(part[name], kind), name)
    if key == "blobs":
        demand(HASH.match(part["hash"]), "hash")
        demand(0 <= part["size"] <= MAX_SMALL, "size")


def check_answers(answers):
    seen = set()
    for answer in answers:
        demand(answer.get("nr", "dk") in ("dk", "refused", "na"), "nr")
        demand(not ("v" in answer and "nr" in answer), "answers")
        demand(answer["q"] != "", "q")
        demand(answer["v"] != "" if "v" in answer else "nr" in answer or "note" in answer, "answers")
        place = (answer["q"], answer.get("row"))
        if place in seen:
            raise Refused("answered-twice")
        seen.add(place)


def check_rows(rows):
    seen = set()
    for row in rows:
        demand(row["repeat"] and row["row"] and row["row"] not in seen, "rows")
        demand("parent" not in row or row["parent"] in seen, "rows")
        seen.add(row["row"])


def check_lists(revision):
    for key in HASH_LISTS:
        for written in revision.get(key, []):
            demand(isinstance(written, str) and HASH.match(written), key)
    parents = revision.get("parents", [])
    if len(parents) > 16:
        raise Refused("too-many-parents")
    for key in PARTS:
        parts = revision.get(key, [])
        # Blobs too: a list of small parts is a list of small parts.
        if len(parts) > 5000:
            raise Refused("too-many-answers")
        for part in parts:
            check_part(key, part)
    # What is empty is left out, and parents stand sorted: another order would be a second spelling.
    if any(revision.get(key) in ([], {}) for key in [*HASH_LISTS, *PARTS, "body"]) or parents != sorted(set(parents)):
        raise Refused("spelling")


def check(revision):
    """Refuses an object that is no revision of format 1."""
    if not isinstance(revision, dict) or "v" not in revision:
        raise Refused("missing v")
    demand(is_kind(revision["v"], int), "v")
    if revision["v"] != 1:
        raise Refused("newer")
    for key, kind in ALWAYS.items():
        if key not in revision:
            raise Refused(f"missing {key}")
        demand(is_kind(revision[key], kind), key)
    for key in TEXTS + HASHES:
        demand(key not in revision or is_kind(revision[key], str), key)
    for key in HASHES:
        demand(key not in revision or HASH.match(revision[key]), key)
    for key in HASH_LISTS + list(PARTS):
        demand(key not in revision or is_kind(revision[key], list), key)
    demand("body" not in revision or is_kind(revision["body"], dict), "body")
    demand(revision["mode"] in ("real", "training"), "mode")
    check_moment(revision["at"])
    check_lists(revision)
    for key in NOT_EMPTY:
        demand(revision.get(key) != "", key)
    demand(revision["seq"] >= 1, "seq")
    demand((revision["seq"] == 1) == ("prev" not in revision), "prev")
    demand(0 <= revision["round"] <= MAX_SMALL, "round")
    demand(1 <= revision["pass"] <= MAX_SMALL, "pass")
    check_answers(revision.get("answers", []))
    check_rows(revision.get("rows", []))


def read_revision(line):
    """The revision of canonical bytes; Refused for all others."""
    revision = read(line)
    check(revision)
    return revision
