"""Answers sealed with a key of the server and a PIN, as digits for an address, and opened again.

The key of a picture is worked out from its own random bytes, slowly from the PIN, and from the
secret of the server: with all three, AES-256-GCM of the kept library ``cryptography`` opens it
(Django has signatures only, and a cipher of our own would be one that nobody has checked). A short
signature outside lets the server tell, without a PIN, whether a picture is its own and with which
of its secrets it was made.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from threading import BoundedSemaphore

from decision_aid.domain.resume_code.packed import SIZE

PIN_LENGTH = 6
_VERSION = 1
_FIRST_DAY = date(2020, 1, 1)
_SALT, _TAG, _MARK = 12, 16, 4
_HEAD = 3
_BYTES = _HEAD + _SALT + SIZE + _TAG + _MARK
DIGITS = len(str(256**_BYTES - 1))
_SLOW = {"n": 2**12, "r": 8, "p": 1, "dklen": 32}
_at_once = BoundedSemaphore(2)
"""Each takes 4 MB and a core for some hundredths of a second."""


class UnreadableError(Exception):
    """No picture of this server: damaged, cut short, or made with a secret that is gone."""


class WrongPinError(Exception):
    """Another PIN, or none."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A picture of this server, before anybody has given its PIN."""

    until: date
    body: bytes
    secret: bytes

    def opened(self, pin: str) -> bytes:
        """Raises WrongPinError. Whether the day has passed is for the caller to ask."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        head, salt = self.body[:_HEAD], self.body[_HEAD : _HEAD + _SALT]
        cipher = AESGCM(_key(self.secret, salt, pin))
        try:
            return cipher.decrypt(salt, self.body[_HEAD + _SALT :], head)
        except InvalidTag:
            raise WrongPinError from None


def new_pin() -> str:
    return f"{secrets.randbelow(10**PIN_LENGTH):0{PIN_LENGTH}}"


def sealed(data: bytes, until: date, pin: str, secret: str) -> str:
    """The digits of the address; of one length, whatever the answers."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # for the few who want a picture

    salt, own = secrets.token_bytes(_SALT), _own(secret)
    head = bytes([_VERSION]) + (until - _FIRST_DAY).days.to_bytes(2, "big")
    body = head + salt + AESGCM(_key(own, salt, pin)).encrypt(salt, data, head)
    return f"{int.from_bytes(body + _mark(own, body), 'big'):0{DIGITS}}"


def read(digits: str, server_secrets: Sequence[str]) -> Sealed:
    """Raises UnreadableError. The day is not proved before a PIN opens it."""
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdecimal()):
        raise UnreadableError
    try:
        data = int(digits).to_bytes(_BYTES, "big")
    except OverflowError:
        raise UnreadableError from None
    body, mark = data[:-_MARK], data[-_MARK:]
    for own in map(_own, server_secrets):
        if body[0] == _VERSION and hmac.compare_digest(_mark(own, body), mark):
            days = int.from_bytes(body[1:_HEAD], "big")
            return Sealed(_FIRST_DAY + timedelta(days), body, own)
    raise UnreadableError


def _own(secret: str) -> bytes:
    """What is used for pictures and for nothing else."""
    return hmac.digest(secret.encode(), b"decision_aid.picture", "sha256")


def _mark(own: bytes, body: bytes) -> bytes:
    return hmac.digest(own, b"mark" + body, "sha256")[:_MARK]


def _key(own: bytes, salt: bytes, pin: str) -> bytes:
    with _at_once:
        slow = hashlib.scrypt(pin.encode(), salt=salt, **_SLOW)
    return hmac.digest(own, b"seal" + salt + slow, "sha256")
