"""Small building blocks of the drawings: escaped elements with plain attributes, and the width of words.

Colours are plain attributes, which print and PDF need; the page's style sheet overrides them by class where the reader
prefers a dark page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from html import escape

SANS = "Noto Sans, Segoe UI, Roboto, Liberation Sans, Arial, sans-serif"

#: Widths in em of characters of a plain sans serif, by groups; all others take 0.58, wide ones 1.
_WIDTHS = {
    **dict.fromkeys("ijl.,:;'’|!‘", 0.27),
    **dict.fromkeys("ftrI()[] /·-–", 0.36),
    **dict.fromkeys("mwMW—…%@", 0.88),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 0.67),
    **dict.fromkeys("0123456789", 0.573),
}


def el(tag: str, content: str | Iterable[str] = "", /, **attributes: object) -> str:
    """An element. `content` is SVG already (text goes through `words`); None attributes are left out.

    Underscores in names stand for hyphens; ``class_`` for ``class``.
    """
    inner = content if isinstance(content, str) else "".join(content)
    parts = [tag]
    for name, value in attributes.items():
        if value is not None:
            text = f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
            parts.append(f'{name.rstrip("_").replace("_", "-")}="{escape(text)}"')
    return f"<{' '.join(parts)}>{inner}</{tag}>" if inner else f"<{' '.join(parts)}/>"


def words(text: str) -> str:
    """Text content, escaped; characters that XML cannot hold are dropped."""
    return escape("".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff"), quote=False)


def width(text: str, size: float, bold: bool = False) -> float:
    """About how wide the text is in a sans serif of `size`."""
    em = 0.0
    for c in text:
        if unicodedata.combining(c):
            continue
        em += _WIDTHS.get(c) or (1.0 if unicodedata.east_asian_width(c) in "WF" else 0.56)
    return em * size * (1.07 if bold else 1.0)


def fitted(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is wider than `room`."""
    if width(text, size, bold) <= room:
        return text
    while text and width(text + "…", size, bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def drawing(
    content: Iterable[str], size: tuple[float, float], title: str, about: str, id_: str, linked: bool = False
) -> str:
    """An SVG with a title and a description, for those who do not see it; one with links in it is no single image."""
    head = el("title", words(title), id=f"{id_}-t") + el("desc", words(about), id=f"{id_}-d")
    return el(
        "svg",
        [head, *content],
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {size[0]:g} {size[1]:g}",
        width=f"{size[0]:g}",
        height=f"{size[1]:g}",
        role="group" if linked else "img",
        aria_labelledby=f"{id_}-t {id_}-d",
        font_family=SANS,
    )
