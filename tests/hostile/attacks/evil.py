"""Strings that break pages, each with a mark by which it is found again."""

from __future__ import annotations

from urllib.parse import quote_from_bytes

MARK = "qzv7xkq2"
"""In no page of the product; a test says so."""

MARKUP = (
    f"<script>{MARK}(1)</script>",
    f'"><img src=x onerror={MARK}>',
    f'" onmouseover="{MARK}',
    f"' onfocus='{MARK}' autofocus='",
    f"javascript:{MARK}()",
    f"data:text/html,<{MARK}>",
    f"</textarea></title></option></select></style><{MARK}>",
    f"--><{MARK}>",
    f"]]><{MARK}>",
    f"<svg/onload={MARK}>",
    f"&lt;{MARK}&gt;&#60;{MARK}&#62;",
    f"{{{{ {MARK} }}}}{{% debug %}}${{{MARK}}}%(name)s%s{{0}}",
    f"＜script＞{MARK}",
)
SIGNS = (
    f"{MARK}\x00\x01\x08\x0b\x0c\x1b[31m\x7f\x85",
    f"{MARK}\r\nSet-Cookie: {MARK}=1\r\n\r\n<{MARK}>",
    f"\u202e{MARK}\u202d\u2066\u2069\u200f",
    f"\u200b\u200d\ufeff{MARK}\u00ad\u2028\u2029",
    f"{MARK}👩🏽‍🦽🏴󠁧󠁢󠁷󠁬󠁳󠁿Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
    f"{MARK}\ufffe\uffff\U0010ffff﷽ßﬃİı",
)
NUMBERS = (
    "",
    " ",
    "0",
    "-0",
    "-1",
    "007",
    "9",
    "38",
    "3,5",
    "3.5",
    "3..5",
    ".",
    ",",
    "1e3",
    "1e999999",
    "NaN",
    "Infinity",
    "0x1f",
    "1_000",
    "²",
    "Ⅷ",
    "٣٨",
    "３８",
    " 38 ",
    "99999",
    "9" * 5000,
    "9" * 4300,
    "1" + "0" * 60,
    "0." + "0" * 3 + "1",
    "+5",
    "1/2",
    "½",
)
WORDS = (
    "unsure",
    "none",
    "yes",
    "no",
    "true",
    "null",
    "__proto__",
    "constructor",
    "..",
    "../../etc/passwd",
    "' OR '1'='1",
    "a" * 50_000,
    "﷽" * 5000,
    "A-" * 20_000,
    "(" * 20_000,
    " " * 50_000 + "x",
    "//evil.example.com",
    "https://evil.example.com/",
    "\\\\evil.example.com",
    "nobody:extra",
)
BYTES = (b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf0\x9f", b"%", b"%zz", b"\x00" * 50)
"""As they stand in an address or a body: no UTF-8, a lone surrogate, an overlong slash, cut off."""

EVIL: tuple[str, ...] = (*MARKUP, *SIGNS, *NUMBERS, *WORDS)
SHORT = tuple(each for each in EVIL if len(each) < 300)


def coded(value: str | bytes) -> str:
    """Percent-encoded, every byte of it; lone surrogates go as the bytes they would be."""
    raw = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
    return quote_from_bytes(raw, safe="")
