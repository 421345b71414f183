"""Requests byte by byte, as no browser and no proxy writes them. The same ones in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

from tests.hostile.attacks.evil import BYTES, EVIL, MARK

_HOST = b"Host: aid.example.org\r\nX-Forwarded-Proto: https\r\n"
_END = b"\r\n\r\n"
_FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
_RANDOM = 300


def requests(cookie: str) -> Iterator[bytes]:
    """All of them; ``cookie`` holds good answers, which the log must not repeat either."""
    held = f"Cookie: answers={cookie}\r\n".encode()
    for many in (_first_lines(), _heads(held), _bodies(held), _chunks(held), _broken(held)):
        yield from many


def _first_lines() -> Iterator[bytes]:
    mark = MARK.encode()
    methods = (b"TRACE", b"CONNECT", b"PRI", b"get", mark, b"G\x00T", b"\xff\xfe", b"M" * 20_000,
               b"", b" GET", b"PROPFIND", b"OPTIONS")  # fmt: skip
    targets = (b"/" + mark, b"*", b"", b"http://evil.example.com/" + mark, b"//" + mark, b"/\xff",
               b"/%00" + mark, b"/%ff%zz", b"/..%2f..%2f" + mark, b"/ " + mark, b"/?" + mark * 9000,
               b"evil.example.com:443", b"/\x00" + mark, b"/#" + mark, "/é".encode())  # fmt: skip
    versions = (b"HTTP/1.1", b"HTTP/1.0", b"HTTP/0.9", b"HTTP/2.0", b"HTTP/9.9", b"HTTP/", b"",
                b"ICY/1.1", mark)  # fmt: skip
    for method in methods:
        yield method + b" /about/ HTTP/1.1\r\n" + _HOST + _END[2:]
    for target in targets:
        for method in (b"GET ", b"POST ", b"OPTIONS ", b"CONNECT "):
            yield method + target + b" HTTP/1.1\r\n" + _HOST + _END[2:]
    for version in versions:
        yield b"GET /check/?" + mark + b" " + version + b"\r\n" + _HOST + _END[2:]
    yield b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\x00\x00\x00\x04\x00\x00\x00\x00\x00"
    yield b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + mark * 20


def _heads(held: bytes) -> Iterator[bytes]:
    lines = (
        "X-Odd", "X Odd: a", "X-Odd : a", ": a", "X-Odd: a\r\n\tand on", "X-Odd: a\n b",
        "Host: evil.example.com", "Host:", f"Host: {MARK}", "X-Odd: \x00", "X-Odd: \x01\x7f",
        "Cookie: =", f"Cookie: answers={MARK}; answers={MARK}", f'Cookie: answers="{MARK}',
        f"Cookie: {MARK}", "Cookie: answers=\xff\xfe", f"Cookie: answers={'a;' * 5000}",
        f"Referer: http://[{MARK}", "Accept-Language: " + "a-" * 9000,
        "Range: bytes=" + "0-," * 900,
        "Connection: close, keep-alive, upgrade", "Upgrade: websocket\r\nConnection: upgrade",
        "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__", "Expect: 100-continue",
        f"Expect: {MARK}", f"X-Forwarded-Proto: {MARK}", "If-Modified-Since: " + "9" * 9000,
        "Accept-Encoding: gzip;q=9e999", f"Content-Type: multipart/form-data; boundary={MARK}",
        f"X-Long: {MARK * 20_000}", "\r\n".join(f"X-{n}: {MARK}" for n in range(2000)),
    )  # fmt: skip
    for line in lines:
        for start in (b"GET /results/", b"POST /questions/age/"):
            raw = line.encode("latin-1")
            yield start + b" HTTP/1.1\r\n" + _HOST + held + raw + _END
    for value in (*EVIL, *BYTES):
        raw = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
        for name in (b"Cookie: answers=", b"X-CSRFToken: ", b"Host: "):
            yield b"GET /check/ HTTP/1.1\r\n" + _HOST + name + raw[:9000] + _END


def _bodies(held: bytes) -> Iterator[bytes]:
    start = b"POST /questions/age/ HTTP/1.1\r\n" + _HOST + held + _FORM
    body = f"answer={MARK}".encode()
    lengths = (
        "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 15\r\nContent-Length: 15",
        "Content-Length: -1", "Content-Length: +15", "Content-Length: 0x0f", "Content-Length: ",
        f"Content-Length: {MARK}", "Content-Length: 15, 15", "Content-Length: 15, 16",
        "Content-Length: " + "9" * 30, "Content-Length: 1e3", "Content-Length: 3\r\n 5",
        "Content-Length: 2", "Content-Length: 99",
        "Content-Length: 15\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 15", "Content-Length: 18446744073709551615",
        "Content-Length: 9223372036854775808", "Content-Length: 70000", "Content-Length : 15",
    )  # fmt: skip
    for line in lengths:
        yield start + line.encode() + _END + body
    for kind in ("multipart/form-data", "multipart/form-data; boundary=b", "application/json"):
        head = start.replace(_FORM, f"Content-Type: {kind}\r\n".encode())
        yield head + b"Content-Length: 15" + _END + body
    for raw in (*BYTES, b"answer=" + b"%ff" * 900, b"a=1&" * 300, b"=" * 60_000, b"a" * 70_000):
        yield start + b"Content-Length: %d" % len(raw) + _END + raw


def _chunks(held: bytes) -> Iterator[bytes]:
    start = b"POST /questions/age/ HTTP/1.1\r\n" + _HOST + held + _FORM
    mark = MARK.encode()
    bodies = (
        b"5\r\nanswe\r\n0\r\n\r\n", b"5\r\nanswer=38\r\n0\r\n\r\n", b"zz\r\n" + mark + b"\r\n",
        b"-5\r\n" + mark, b"ffffffffffffffffff\r\n" + mark, b"5;" + mark * 5000 + b"\r\nanswe\r\n",
        b"0\r\nX-Odd: " + mark + b"\r\n\r\n", b"0\r\nContent-Length: 99\r\n\r\n" + mark,
        b"\r\n\r\n",
        b"5\nanswe\n0\n\n", b"1\r\na\r\n" * 9000 + b"0\r\n\r\n", b"11170\r\n" + b"a" * 70_000,
        b"0x5\r\nanswe\r\n0\r\n\r\n", b" 5 \r\nanswe\r\n0\r\n\r\n",
    )  # fmt: skip
    codings = (b"chunked", b"Chunked", b"chunked, chunked", b"gzip, chunked", b"identity",
               b"\x0bchunked",
               b"chunked, identity", mark)  # fmt: skip
    for body in bodies:
        yield start + b"Transfer-Encoding: chunked" + _END + body
    for coding in codings:
        yield start + b"Transfer-Encoding: " + coding + _END + bodies[0]


def _broken(held: bytes) -> Iterator[bytes]:
    """Good requests with some bytes changed, cut off, doubled or put in."""
    chance = random.Random(7)
    good = b"POST /questions/age/?a=b HTTP/1.1\r\n" + _HOST + held[:200] + b"\r\n" + _FORM
    good += b"Content-Length: 9" + _END + b"answer=38"
    for _ in range(_RANDOM):
        raw = bytearray(good)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(raw))
            part = chance.choice((b"\r\n", b"\n", b"\x00", b":", b" ", b"\xff", MARK.encode(), b""))
            raw[at : at + chance.randint(0, 12)] = part
        yield bytes(raw)


def words_of(told: Mapping[str, object]) -> set[str]:
    """What somebody has answered, in the words of the tool, long enough to be known again."""
    found: set[str] = set()
    for value in told.values():
        each = value if isinstance(value, list) else [value]
        found |= {str(word) for word in each if len(str(word)) > 4}
    return found
