"""An independent verifier of Paduk's canonical bytes, revision ids, signatures and set fingerprints.

    python3 tests/python/verify_revision.py canonical < lines
    python3 tests/python/verify_revision.py revision < lines
    python3 tests/python/verify_revision.py signature < lines
    python3 tests/python/verify_revision.py fingerprint < lines

Every line is fields in hexadecimal, apart by one blank: `bytes` for canonical and revision, `key tag bytes signature`
for signature, the ids of one set for fingerprint. For every line one answer: `ok`, with the id or the fingerprint
where there is one, or `refused` and the rule's word. Standard library only; where `cryptography` is installed,
signatures are asked of it too, and a difference between the two ends the program.
"""

import hashlib
import sys

import ed25519
from canonical import Refused, id_of, read
from envelope import read_revision

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    Ed25519PublicKey = None


def canonical(line):
    read(line)
    return f"ok {id_of(line)}"


def revision(line):
    read_revision(line)
    return f"ok {id_of(line)}"


def other_opinion(key, message, given):
    """What `cryptography` says, or None where it is not installed."""
    if Ed25519PublicKey is None:
        return None
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(given, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def signature(key, tag, line, given):
    valid = ed25519.verify(key, tag + line, given)
    other = other_opinion(key, tag + line, given)
    # The strict rules refuse more than `cryptography` does, never less.
    if valid and other is False:
        sys.exit("cryptography refuses a signature that the strict rules accept")
    if not valid:
        raise Refused("signature")
    return f"ok {id_of(line)}"


def fingerprint(*ids):
    return f"ok {hashlib.sha256(b''.join(sorted(set(ids)))).hexdigest()}"


WHAT = {"canonical": canonical, "revision": revision, "signature": signature, "fingerprint": fingerprint}


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in WHAT:
        sys.exit(__doc__)
    answer = WHAT[sys.argv[1]]
    for line in sys.stdin:
        fields = [bytes.fromhex(field) for field in line.rstrip("\n").split(" ") if field]
        if not fields and sys.argv[1] != "fingerprint":
            fields = [b""]
        try:
            print(answer(*fields))
        except Refused as refused:
            print(f"refused {refused}")


if __name__ == "__main__":
    main()
