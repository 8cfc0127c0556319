"""Ed25519 after RFC 8032, section 5.1, with the strict rules of the design: no point of small order, no second
spelling of s, no cofactor. Slow and plain, to be read beside the RFC; standard library only."""

import hashlib

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P:
        return None
    return P - x if x % 2 != sign and x else x


def point(encoded):
    """The point of 32 bytes as (X, Y, Z, T), or None."""
    number = int.from_bytes(encoded, "little")
    y = (number & (2**255 - 1)) % P
    x = recover_x(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


def add(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number, of):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, of)
        of = add(of, of)
        number >>= 1
    return result


def same(one, other):
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


def small_order(of):
    return same(times(8, of), (0, 1, 1, 0))


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def verify(key, message, signature):
    """True where the signature over the message is the key's."""
    if len(key) != 32 or len(signature) != 64:
        return False
    public, r = point(key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if public is None or r is None or s >= ORDER or small_order(public) or small_order(r):
        return False
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    k = int.from_bytes(digest, "little") % ORDER
    return same(times(s, BASE), add(r, times(k, public)))
