"""The characters of a resume code: numbers as symbols, check characters, groups.

31 symbols, because 31 is a prime: calculating modulo a prime, the two check characters detect
every single wrong character and every swap of two neighbours, and nearly always tell where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0 and O, no 1, I and L."""
PRIME = len(ALPHABET)
GROUP = 5
CHECKS = 2
_ROOT = 3
_WEIGHTS = tuple(pow(_ROOT, place, PRIME) for place in range(PRIME - 1))
"""The powers of 3 run through every number from 1 to 30, so neighbours never weigh the same."""


def to_symbols(number: int) -> list[int]:
    """The number to the base of the alphabet, highest place first; nothing for 0."""
    symbols: list[int] = []
    while number:
        number, symbol = divmod(number, PRIME)
        symbols.append(symbol)
    return symbols[::-1]


def to_number(symbols: Sequence[int]) -> int:
    number = 0
    for symbol in symbols:
        number = number * PRIME + symbol
    return number


def with_checks(symbols: Sequence[int]) -> list[int]:
    """The symbols and the two after them that bring both sums to 0."""
    length = len(symbols) + CHECKS
    plain, weighed = _sums([*symbols, 0, 0])
    weight = _weight(length - CHECKS)
    last = _divided(weight * plain - weighed, weight * (_ROOT - 1))
    return [*symbols, (-plain - last) % PRIME, last]


def is_whole(symbols: Sequence[int]) -> bool:
    return len(symbols) > CHECKS and _sums(symbols) == (0, 0)


def repairs(symbols: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Every way to make the sums right with one other character, or one swap of neighbours.

    Comes with the place of the change. A plain sum of 0 can only be a swap.
    """
    plain, weighed = _sums(symbols)
    for place, symbol in enumerate(symbols):
        if plain and (weighed - _weight(place) * plain) % PRIME == 0:
            yield place, [*symbols[:place], (symbol - plain) % PRIME, *symbols[place + 1 :]]
    if plain or not weighed:
        return
    for place, (one, two) in enumerate(pairwise(symbols)):
        gained = (two - one) * (_weight(place) - _weight(place + 1))
        if (weighed + gained) % PRIME == 0:
            yield place, [*symbols[:place], two, one, *symbols[place + 2 :]]


def in_groups(symbols: Sequence[int]) -> str:
    text = "".join(ALPHABET[symbol] for symbol in symbols)
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def group_of(place: int) -> int:
    """Groups are counted from 1, as people do."""
    return place // GROUP + 1


def _sums(symbols: Sequence[int]) -> tuple[int, int]:
    """The length counts too, or a symbol of value 0 could be added unseen."""
    plain = len(symbols) + sum(symbols)
    weighed = sum(_weight(place) * symbol for place, symbol in enumerate(symbols))
    return plain % PRIME, weighed % PRIME


def _weight(place: int) -> int:
    return _WEIGHTS[place % len(_WEIGHTS)]


def _divided(number: int, by: int) -> int:
    return number * pow(by, -1, PRIME) % PRIME
