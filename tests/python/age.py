"""Opens age files (age-encryption.org/v1) with an X25519 identity; standard library only.

Written from the public specification C2SP/age.md and RFC 7748, RFC 8439 and RFC 5869. For small files: it is slow.
"""

import base64
import hashlib
import hmac
import struct


class NotOpened(Exception):
    """The file is damaged, or sealed for somebody else."""


def x25519(scalar, point):
    """RFC 7748, section 5."""
    p = 2**255 - 19
    k = int.from_bytes(scalar, "little") & ~7 & ~(1 << 255) | 1 << 254
    u = int.from_bytes(point, "little") & ((1 << 255) - 1)
    x2, z2, x3, z3, swapped = 1, 0, u, 1, 0
    for bit in range(254, -1, -1):
        now = k >> bit & 1
        if swapped ^ now:
            x2, x3, z2, z3 = x3, x2, z3, z2
        swapped = now
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        da, cb = d * a % p, c * b % p
        x3, z3 = (da + cb) ** 2 % p, u * (da - cb) ** 2 % p
        aa, bb = a * a % p, b * b % p
        e = aa - bb
        x2, z2 = aa * bb % p, e * (aa + 121665 * e) % p
    if swapped:
        x2, z2 = x3, z3
    return (x2 * pow(z2, p - 2, p) % p).to_bytes(32, "little")


def hkdf(secret, salt, info):
    """RFC 5869 with SHA-256, 32 bytes."""
    key = hmac.new(salt or bytes(32), secret, hashlib.sha256).digest()
    return hmac.new(key, info + b"\x01", hashlib.sha256).digest()


def block(key, counter, nonce):
    """One block of ChaCha20, RFC 8439, section 2.3."""
    start = list(struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<I", counter) + nonce))
    x = start[:]

    def turn(a, b, c, d):
        for one, other, changed, by in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            x[one] = x[one] + x[other] & 0xFFFFFFFF
            value = x[changed] ^ x[one]
            x[changed] = (value << by | value >> 32 - by) & 0xFFFFFFFF

    for _ in range(10):
        for n in range(4):
            turn(n, n + 4, n + 8, n + 12)
        for n in range(4):
            turn(n, (n + 1) % 4 + 4, (n + 2) % 4 + 8, (n + 3) % 4 + 12)
    return struct.pack("<16I", *((one + other) & 0xFFFFFFFF for one, other in zip(x, start)))


def poly1305(key, message):
    """RFC 8439, section 2.5."""
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for at in range(0, len(message), 16):
        total = (total + int.from_bytes(message[at : at + 16] + b"\x01", "little")) * r % (2**130 - 5)
    return (total + int.from_bytes(key[16:], "little") & (1 << 128) - 1).to_bytes(16, "little")


def opened(key, nonce, sealed):
    """ChaCha20-Poly1305 without associated data."""
    text, tag = sealed[:-16], sealed[-16:]
    padded = text + bytes(-len(text) % 16) + struct.pack("<QQ", 0, len(text))
    if not hmac.compare_digest(poly1305(block(key, 0, nonce)[:32], padded), tag):
        raise NotOpened("does not open")
    stream = b"".join(block(key, n + 1, nonce) for n in range((len(text) + 63) // 64))
    return bytes(a ^ b for a, b in zip(text, stream))


def secret_of(identity_file):
    """The 32 bytes of the one AGE-SECRET-KEY-1 line."""
    lines = [line.strip() for line in identity_file.splitlines()]
    (line,) = [line for line in lines if line and not line.startswith("#")]
    letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    bits = "".join(f"{letters.index(letter):05b}" for letter in line.lower().removeprefix("age-secret-key-1")[:-6])
    return bytes(int(bits[at : at + 8], 2) for at in range(0, 256, 8))


def unpadded(text):
    return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)


def decrypt(sealed, identity_file):
    """The plain bytes, or NotOpened."""
    secret = secret_of(identity_file)
    public = x25519(secret, (9).to_bytes(32, "little"))
    end = sealed.index(b"\n--- ") + 5
    header, mac_end = sealed[: end - 1], sealed.index(b"\n", end)
    lines = header.split(b"\n")
    if lines[0] != b"age-encryption.org/v1":
        raise NotOpened("no age file")
    file_key = None
    for at, line in enumerate(lines):
        words = line.split(b" ")
        if words[:2] != [b"->", b"X25519"]:
            continue
        share = unpadded(words[2])
        wrapping = hkdf(x25519(secret, share), share + public, b"age-encryption.org/v1/X25519")
        try:
            file_key = opened(wrapping, bytes(12), unpadded(lines[at + 1]))
            break
        except NotOpened:
            continue
    if file_key is None:
        raise NotOpened("sealed for somebody else")
    mac = hmac.new(hkdf(file_key, b"", b"header"), header, hashlib.sha256).digest()
    if not hmac.compare_digest(mac, unpadded(sealed[end:mac_end])):
        raise NotOpened("the header was altered")
    body = sealed[mac_end + 1 :]
    key = hkdf(file_key, body[:16], b"payload")
    chunks = [body[at : at + 65552] for at in range(16, len(body), 65552)]
    plain = b""
    for n, chunk in enumerate(chunks):
        last = n == len(chunks) - 1
        plain += opened(key, n.to_bytes(11, "big") + bytes([last]), chunk)
    return plain
