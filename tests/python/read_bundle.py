"""An independent reader of Paduk's sealed files, written from crates/bundle/FORMAT.md alone.

    python3 tests/python/read_bundle.py FILE KEYFILE

Prints `kind`, `mode`, `survey`, the set's fingerprint, one line `id DEVICE SEQ ID` for every revision and one line
`blob HASH SIZE` for every blob, or `refused` and a word. Needs the command `zstd`, or the module `zstandard`. The seal is
opened by age.py beside it; with the command `age` the two are compared.
"""

import base64
import hashlib
import json
import shutil
import subprocess
import sys

import age
import ed25519
from canonical import Refused, read
from envelope import read_revision

TAIL = 136


def unpacked(packed):
    if shutil.which("zstd"):
        return subprocess.run(["zstd", "-dc"], input=packed, stdout=subprocess.PIPE, check=True).stdout
    import zstandard

    return zstandard.ZstdDecompressor().decompressobj().decompress(packed)


def opened(path, keyfile):
    with open(path, "rb") as file:
        sealed = file.read()
    with open(keyfile, encoding="ascii") as file:
        plain = age.decrypt(sealed, file.read())
    if shutil.which("age"):
        other = subprocess.run(["age", "-d", "-i", keyfile, path], stdout=subprocess.PIPE, check=True).stdout
        if other != plain:
            sys.exit("the command age opens other bytes")
    return plain


def cut(line):
    """The signed bytes between the frame of a line, and their signature."""
    body, tail = line[5:-TAIL], line[-TAIL:]
    if not (tail.startswith(b',"s":"') and tail.endswith(b'"}')):
        raise Refused("unexpected-line")
    return body, bytes.fromhex(tail[6:-2].decode("ascii"))


def demand(holds, word):
    if not holds:
        raise Refused(word)


def device_of(key):
    return hashlib.sha256(key).hexdigest()[:32]


def lines_of(plain):
    demand(plain.endswith(b"\n"), "truncated")
    return plain[:-1].split(b"\n")


def bundle(path, keyfile):
    lines = lines_of(unpacked(opened(path, keyfile)))
    first, last = lines[0], lines[-1]
    read(first)
    header = json.loads(first)["h"]
    demand(header["format"] == "paduk-bundle", "not-a-bundle")
    demand(header["min_reader"] == 1 and header["v"] >= 1, "newer-format")
    keys = {span["device"]: bytes.fromhex(span["key"]) for span in header["devices"]}
    sender = bytes.fromhex(header["from"]["key"])
    demand(device_of(sender) == header["from"]["device"], "device-key-mismatch")
    demand(all(device_of(key) == device for device, key in keys.items()), "device-key-mismatch")

    footer, signature = cut(last)
    read(footer)
    demand(ed25519.verify(sender, b"paduk/1/bundle\n" + footer, signature), "footer-signature")
    footer = json.loads(footer)
    before = b"".join(line + b"\n" for line in lines[:-1])
    demand(hashlib.sha256(before).hexdigest() == footer["sha256"], "footer-hash")
    demand(len(lines) - 1 == footer["lines"], "counts-mismatch")

    found, ids, blobs, order = [], [], {}, []
    for line in lines[1:-1]:
        if line.startswith(b'{"r":'):
            demand(not blobs, "unexpected-line")
            bytes_, signature = cut(line)
            read_revision(bytes_)
            revision = json.loads(bytes_)
            demand(revision["device"] in keys, "device-not-listed")
            demand(ed25519.verify(keys[revision["device"]], b"paduk/0/rev\n" + bytes_, signature), "bad-signature")
            same = revision["survey"] == header["survey"] and revision["mode"] == header["mode"]
            demand(same, "stray-revision")
            digest = hashlib.sha256(bytes_)
            ids.append(digest.digest())
            order.append((revision["device"], revision["seq"], digest.hexdigest()))
            found.append(f"id {revision['device']} {revision['seq']} {digest.hexdigest()}")
        else:
            read(line)
            piece = json.loads(line)["b"]
            blobs.setdefault(piece["blob"], []).append(piece)
    demand(order == sorted(set(order)), "unsorted-line")
    for name, pieces in blobs.items():
        whole = b"".join(base64.b64decode(piece["bytes"], validate=True) for piece in pieces)
        demand([piece["piece"] for piece in pieces] == list(range(len(pieces))), "blob-wrong")
        demand(hashlib.sha256(whole).hexdigest() == name and len(whole) == pieces[0]["size"], "blob-wrong")
        found.append(f"blob {name} {len(whole)}")
    demand(header["counts"] == {"blobs": len(blobs), "revisions": len(ids)}, "counts-mismatch")
    fingerprint = hashlib.sha256(b"".join(sorted(ids))).hexdigest()
    demand(fingerprint == footer["fingerprint"], "footer-fingerprint")
    top = [f"kind {header['kind']}", f"mode {header['mode']}", f"survey {header['survey']}", f"set {fingerprint}"]
    return top + found


def main(path, keyfile):
    try:
        print("\n".join(bundle(path, keyfile)))
    except (Refused, age.NotOpened) as refused:
        print(f"refused {refused}")


if __name__ == "__main__":
    main(*sys.argv[1:])
