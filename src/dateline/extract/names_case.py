"""What capitals tell: of a word that it may be a name, of a whole sentence that its capitals mean little or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.reading import Token


def capital(token: Token) -> bool:
    """Whether a word begins with a capital, or is like "al-Shabaab" written as one token."""
    head = token.text.lstrip("-")
    return bool(head) and (head[0].isupper() or ("-" in head and any(p[:1].isupper() for p in head.split("-"))))


def shouting(words: Sequence[Token]) -> bool:
    """Whether a sentence is in capitals throughout, so that capitals mean nothing."""
    written = "".join([token.text for token in words])
    letters = sum(map(str.isalpha, written))
    return letters > 12 and sum(map(str.isupper, written)) > 0.8 * letters


def titled(words: Sequence[Token]) -> bool:
    """Whether a sentence is in title case ("Three Killed As Bus Leaves Road"), where capitals mean little."""
    long = [t for t in words if t.text.isalpha() and len(t.text) > 3]
    return len(long) > 5 and sum(t.text[0].isupper() for t in long) > 0.85 * len(long)
