"""The page in a real browser: nothing fetched, no error, readable at every width, light, dark and in print."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.model import Account
from dateline.report.page import render
from tests.report.quake import quake
from tests.report.test_bystory import split

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path(os.environ.get("DATELINE_CHROMIUM", "/usr/bin/chromium"))
pytestmark = [
    pytest.mark.browser,
    pytest.mark.enable_socket,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}; set DATELINE_CHROMIUM to its path"),
]

#: Relative luminance and contrast as WCAG 2.2 defines them, over every element that holds text of its own.
CONTRAST = """() => {
  const parse = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
  const lum = ([r, g, b]) => [r, g, b].map((v) => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; })
    .reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
  const over = (top, below) => { const a = top[3] === undefined ? 1 : top[3]; return [0, 1, 2].map((i) => top[i] * a + below[i] * (1 - a)); };
  const ground = (e) => {
    const layers = [];
    for (let n = e; n; n = n.parentElement) { const c = parse(getComputedStyle(n).backgroundColor); layers.push(c); if (c[3] === undefined || c[3] === 1) break; }
    return layers.reverse().reduce((below, c) => over(c, below), [255, 255, 255]);
  };
  const bad = [];
  for (const e of document.querySelectorAll("body *:not(svg):not(svg *):not(script):not(style)")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.getClientRects().length) continue;
    const s = getComputedStyle(e); const back = ground(e);
    let alpha = 1; for (let n = e; n; n = n.parentElement) alpha *= Number(getComputedStyle(n).opacity);
    const c = parse(s.color); const front = over([c[0], c[1], c[2], (c[3] === undefined ? 1 : c[3]) * alpha], back);
    const [a, b] = [lum(front), lum(back)].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    const size = parseFloat(s.fontSize); const large = size >= 24 || (size >= 18.66 && Number(s.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) bad.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)} ${e.textContent.trim().slice(0, 30)}`);
  }
  return bad;
}"""  # noqa: E501
LABELS = """() => {
  const bad = [];
  for (const svg of document.querySelectorAll("svg")) {
    if (!svg.getClientRects().length) continue;
    const box = svg.getBoundingClientRect();
    for (const t of svg.querySelectorAll("text:not([aria-hidden])")) {
      const b = t.getBoundingClientRect();
      if (b.left < box.left - 1 || b.right > box.right + 1 || b.top < box.top - 1 || b.bottom > box.bottom + 1)
        bad.push(t.textContent);
    }
  }
  return bad;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def file(page: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def several(account: Account, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample dealt out to three stories."""
    path = tmp_path_factory.mktemp("several") / "index.html"
    path.write_text(render(split(account, 2, 1, 2, follows="s1")), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def shaken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The invented earthquake, read as a user would: dates, hours, ranges and places of all kinds."""
    path = tmp_path_factory.mktemp("quake") / "index.html"
    path.write_text(render(quake()), encoding="utf-8")
    return path.as_uri()


def opened(browser: Browser, file: str, width: int, scheme: str = "light", script: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=script,
        offline=True,
    )
    tab = context.new_page()
    tab.goto(file)
    return tab


def test_no_error_and_no_request(browser: Browser, file: str) -> None:
    context = browser.new_context(offline=True)
    tab = context.new_page()
    errors: list[str] = []
    requests: list[str] = []
    tab.on("console", lambda m: errors.append(m.text) if m.type in ("error", "warning") else None)
    tab.on("pageerror", lambda e: errors.append(str(e)))
    tab.on("request", lambda r: requests.append(r.url))
    tab.goto(file)
    assert errors == []
    assert requests == [file]


@pytest.mark.parametrize("width", [320, 360, 390, 768, 1180])
def test_nothing_scrolls_sideways(browser: Browser, file: str, width: int) -> None:
    tab = opened(browser, file, width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1180])
def test_contrast_is_enough(browser: Browser, file: str, width: int, scheme: str) -> None:
    assert opened(browser, file, width, scheme).evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [390, 1180])
def test_no_label_is_cut_by_its_drawing(browser: Browser, file: str, width: int) -> None:
    assert opened(browser, file, width).evaluate(LABELS) == []


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1180, "light"), (1180, "dark")])
def test_a_page_of_several_stories_reads_like_one(browser: Browser, several: str, width: int, scheme: str) -> None:
    tab = opened(browser, several, width, scheme)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate(CONTRAST) == []
    assert tab.evaluate(LABELS) == []
    small = "all => all.filter((e) => e.getBoundingClientRect().height < 24).map((e) => e.textContent)"
    assert tab.locator("nav a, .jump a, .stories a").evaluate_all(small) == []


def test_a_story_is_reached_by_keyboard_and_without_script(browser: Browser, several: str) -> None:
    tab = opened(browser, several, 1180, script=False)
    tab.locator(".stories a").nth(1).focus()
    tab.keyboard.press("Enter")
    assert tab.locator("#b-story").evaluate("e => Math.abs(e.getBoundingClientRect().top) < innerHeight / 2")


def test_a_citation_opens_and_lights_up_its_words(browser: Browser, file: str) -> None:
    tab = opened(browser, file, 1180)
    link = tab.locator("#p1 a.open").first
    target = str(link.get_attribute("href"))
    link.click()
    mark = tab.locator(f"[id='{target[1:]}']")
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert mark.evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }")


def test_everything_is_there_without_script(browser: Browser, file: str) -> None:
    tab = opened(browser, file, 1180, script=False)
    assert tab.locator("article.st").count() == 7
    assert tab.locator("article.report").count() == 5
    assert tab.locator("figure.map svg").first.is_visible()


def test_keys_walk_the_statements(browser: Browser, file: str) -> None:
    tab = opened(browser, file, 1180)
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.id") == "p1"
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.id") == "p2"
    tab.keyboard.press("k")
    tab.keyboard.press("e")
    assert tab.evaluate("document.activeElement.className") == "open"
    tab.keyboard.press("?")
    assert tab.locator("#keys").is_visible()
    tab.keyboard.press("Escape")
    assert not tab.locator("#keys").is_visible()
    tab.keyboard.press("o")
    tab.wait_for_url(lambda url: "#r-" in url, timeout=10_000)  # a busy machine follows the link a moment later


def test_a_map_point_opens_its_row_by_keyboard_and_without_script(browser: Browser, file: str) -> None:
    tab = opened(browser, file, 1180, script=False)
    tab.locator("#where a.map-to").first.focus()
    tab.keyboard.press("Enter")
    row = tab.locator("#place-1")
    assert row.evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.top < innerHeight; }")
    assert row.locator("th").evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert row.locator("a[href^='#f-']").count() >= 1


def test_map_points_are_large_enough_for_a_finger(browser: Browser, file: str) -> None:
    tab = opened(browser, file, 390)
    sizes = tab.locator("#where .only-narrow .map-touch").evaluate_all(
        "all => all.map((e) => e.getBoundingClientRect().width)"
    )
    assert sizes
    assert min(sizes) >= 24


def test_the_first_tab_stop_skips_to_the_points(browser: Browser, file: str) -> None:
    tab = opened(browser, file, 1180)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    box = tab.locator(".skip").bounding_box()
    assert box is not None
    assert box["x"] >= 0


def test_targets_are_large_enough_on_a_phone(browser: Browser, file: str) -> None:
    count = "all => all.filter((e) => e.getBoundingClientRect().height < 24).length"
    assert opened(browser, file, 390).locator("nav a, summary").evaluate_all(count) == 0


def test_it_prints_on_a4_without_dark_and_without_navigation(browser: Browser, file: str) -> None:
    tab = opened(browser, file, 688, "dark")
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not tab.locator("nav").is_visible()
    assert tab.evaluate("getComputedStyle(document.querySelector('.map-land')).fill") == "rgb(246, 244, 239)"
    pdf = tab.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type/Page\n") + pdf.count(b"/Type /Page ") >= 3


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1180, "light"), (1180, "dark")])
def test_the_times_of_a_quake_read_well(browser: Browser, shaken: str, width: int, scheme: str) -> None:
    tab = opened(browser, shaken, width, scheme, script=False)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate(CONTRAST) == []
    assert tab.evaluate(LABELS) == []
    text = tab.locator("main").inner_text()
    assert "night of 5–6 Jun 2022, no hour told" in text
    assert "4–6 Jun 2022, days only" in text
    assert "since 3 Jun 2022, up to the report" in text
    assert "5 Jun 2022, 03:14, local time" in text
    assert "6 May 2022 or 5 Jun 2022, ambiguous: the day or the month may come first" in text
    assert "an impossible date, February 2022 has 28 days" in text
    assert "19:00" not in text


def test_an_inferred_day_is_marked_wherever_it_stands(browser: Browser, shaken: str) -> None:
    tab = opened(browser, shaken, 1180, script=False)
    reason = "no day is named in report 5, which is of 9 Jun 2022"
    for place in ("article.st", "article.finding", "table.times tr", "article.report .scene"):
        marked = tab.locator(place, has_text="9 Jun 2022" if place != "article.report .scene" else "9 June 2022")
        marked = marked.filter(has_text="Twelve" if place not in ("table.times tr", "article.report .scene") else "")
        told = marked.filter(has=tab.locator(".chip.inferred")).first.inner_text()
        assert "Inferred" in told, place
        assert reason in told, place
    row = tab.locator("table.times tr", has=tab.locator(".chip.inferred")).first
    bar = row.locator("rect.fig-bar.hollow")
    assert bar.count() == 1
    assert bar.evaluate("e => getComputedStyle(e).fill") == "none"
    assert row.locator("svg").get_attribute("aria-hidden") == "true"
    dark = opened(browser, shaken, 1180, "dark").locator("rect.fig-bar.hollow").first
    assert dark.evaluate("e => getComputedStyle(e).fill") == "none"


def test_a_report_says_when_and_where_its_event_was(browser: Browser, shaken: str) -> None:
    tab = opened(browser, shaken, 1180, script=False)
    said = tab.locator("#r-wire .scene").inner_text()
    assert "Its event: Sunday 5 June 2022, 03:14, local time (told: “3:14 a.m. (local time) on Sunday”; likely" in said
    faro = tab.locator("#r-faro .scene").inner_text()
    assert "Tuesday 7 June 2022" in faro
    assert "Inferred an hour, but no day, is named in report 3" in faro
    assert "Camaná, Peru, ± 2 km" in faro
    slip = tab.locator("#r-diario .scene").inner_text()
    assert "no sure day is named in report 4, which is of 8 Jun 2022; “5/6/22” may be 6 May 2022 or 5 Jun 2022" in slip
    assert "no place told" in slip  # "Washington offered help" names a government


def test_the_words_of_a_time_open_by_keyboard(browser: Browser, shaken: str) -> None:
    tab = opened(browser, shaken, 1180, script=False)
    link = tab.locator("article.st .when a").first
    target = str(link.get_attribute("href"))
    link.focus()
    tab.keyboard.press("Enter")
    mark = tab.locator(f"[id='{target[1:]}']")
    assert mark.evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }")
    assert mark.inner_text() == link.inner_text().strip("“”")


def test_the_people_and_governments_of_a_quake_are_no_places_on_its_map(browser: Browser, shaken: str) -> None:
    listed = opened(browser, shaken, 1180).locator("table.places th[scope=row]").all_inner_texts()
    assert "15.63°S, 74.52°W" in listed
    assert "Camaná" in listed
    assert not {"Lima", "Paris", "Washington"} & set(listed)


@pytest.mark.parametrize("which", ["file", "several", "shaken"])
def test_nothing_is_wider_than_the_paper(browser: Browser, which: str, request: pytest.FixtureRequest) -> None:
    # A browser shrinks all pages to fit the widest thing on one: 182 mm are 688 px.
    tab = opened(browser, request.getfixturevalue(which), 688)
    tab.emulate_media(media="print")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 688
    wide = "all => all.filter((e) => e.getBoundingClientRect().right > 689).map((e) => e.outerHTML.slice(0, 80))"
    assert tab.locator("svg, table, figure, details").evaluate_all(wide) == []
    assert tab.locator(".only-print").first.is_visible()
    assert "Inferred" in tab.locator(".only-print").first.inner_text()
    assert tab.locator(".only-print").count() == 1


def test_print_explains_each_sign_once_and_keeps_numbers_readable(browser: Browser, several: str) -> None:
    tab = opened(browser, several, 688)
    tab.emulate_media(media="print")
    assert tab.locator("figcaption >> text=drawing a line is no statement").locator("visible=true").count() == 1
    number = tab.locator(".no").first
    assert number.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    assert number.evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"
