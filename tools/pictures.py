"""The pictures in docs/pictures, taken from a built page with Debian's Chromium.

Use, from the root of the checkout (apt-get install chromium; playwright is in the group "dev"):

    dateline build examples/dam/reports -o out
    uv run python tools/pictures.py out/index.html

Writes brief.png and brief-dark.png (the top of the page, 1,180 px wide), phone.png (390 px wide) and map.png.
One of more than 250 KB is an error, so that the repository stays small. Another folder or browser: --to FOLDER,
--chromium PATH.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LARGEST = 250_000
#: name -> width, height, colour scheme
TOPS: dict[str, tuple[int, int, Literal["light", "dark"]]] = {
    "brief.png": (1180, 900, "light"),
    "brief-dark.png": (1180, 900, "dark"),
    "phone.png": (390, 844, "light"),
}
#: The first map that is shown; each map is drawn twice, for a page and for a phone.
MAP = "#where figure"


def main(arguments: list[str] | None = None) -> int:
    """Take all pictures; returns 1 and names them when some are too large."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("page", type=Path, help="index.html of a built account")
    parser.add_argument("--to", type=Path, default=Path("docs/pictures"))
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args(arguments)
    from playwright.sync_api import sync_playwright

    options.to.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=options.chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        made = take(browser, options.page.resolve().as_uri(), options.to)
        browser.close()
    large = [path for path in made if path.stat().st_size > LARGEST]
    for path in made:
        print(f"{path}: {path.stat().st_size:,} bytes")
    if large:
        print(f"over {LARGEST:,} bytes: {', '.join(map(str, large))}", file=sys.stderr)
    return 1 if large else 0


def take(browser: Browser, address: str, folder: Path) -> list[Path]:
    """Screenshots of the page at `address`; returns their paths."""
    made = []
    for name, (width, height, scheme) in TOPS.items():
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.goto(address)
        page.screenshot(path=folder / name)
        page.close()
        made.append(folder / name)
    page = browser.new_page(viewport={"width": 1180, "height": 900}, color_scheme="light")
    page.goto(address)
    page.locator(MAP).first.screenshot(path=folder / "map.png")
    page.close()
    return [*made, folder / "map.png"]


if __name__ == "__main__":
    raise SystemExit(main())
