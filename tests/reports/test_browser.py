"""The HTML in headless Chromium: nothing asked of a network, no complaint, nothing cut off, read aloud without a gap."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from jdtool.reports.html import write_html
from jdtool.reports.markdown import read_markdown
from jdtool.reports.style import load_style

HERE = Path(__file__).parent
PAGES = {
    "street": (HERE.parent / "golden" / "annual_street.html").read_text(encoding="utf-8"),
    "every block": write_html(read_markdown((HERE / "every_block.md").read_text(encoding="utf-8")), load_style()),
}
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

pytestmark = pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(params=PAGES)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text(PAGES[request.param], encoding="utf-8")
    return path


def opened(browser: Browser, file: Path, width: int = 900, **options: object) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
    page.goto(file.as_uri())
    return page


def test_nothing_is_asked_for_but_the_file_and_nothing_complains(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri(), wait_until="networkidle")
    page.emulate_media(media="print", color_scheme="dark")
    assert asked == [file.as_uri()]
    assert said == []


def test_the_policy_keeps_a_foreign_script_and_style_from_working(browser: Browser, file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    foreign = '<script>document.title = "ran"</script><p id="foreign" style="color: red">甲</p><style>p { color: red }</style>'
    file.write_text(source.replace("</main>", f"{foreign}</main>"), encoding="utf-8")
    page = opened(browser, file)
    assert page.title() != "ran"
    assert page.evaluate("getComputedStyle(document.querySelector('#foreign')).color") == "rgb(26, 26, 26)"


@pytest.mark.parametrize("width", [320, 360, 900])
def test_the_page_never_scrolls_sideways(browser: Browser, file: Path, width: int) -> None:
    page = opened(browser, file, width)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_what_is_wider_than_a_telephone_scrolls_by_itself_and_can_be_reached_by_keyboard(
    browser: Browser, file: Path
) -> None:
    page = opened(browser, file, 360)
    wide = "[...document.querySelectorAll('main *')].filter(each => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === 'auto')"
    assert page.evaluate(f"{wide}.length") > 0
    assert page.evaluate(f"{wide}.every(each => each.tabIndex === 0)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, file: Path, scheme: str) -> None:
    page = opened(browser, file, color_scheme=scheme, bypass_csp=True)  # axe is itself a script
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    result = Axe().run(page)
    assert len(result.response["passes"]) > 30
    assert [(each["id"], each["nodes"][0]["html"]) for each in result.response["violations"]] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_and_letters_of_charts_stand_out_from_the_paper(browser: Browser, file: Path, scheme: str) -> None:
    """axe leaves out SVG. WCAG 2: 3 to 1 for shapes, 4.5 to 1 for text."""
    page = opened(browser, file, color_scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    for selector, quality, least in (
        (".drawing text", "fill", 4.5),
        (".fill", "fill", 3.0),
        (".outline", "stroke", 3.0),
        (".stroke", "stroke", 3.0),
    ):
        inks = page.evaluate(
            f"[...document.querySelectorAll('{selector}')].map(each => getComputedStyle(each).{quality})"
        )
        assert all(contrast(ink, paper) >= least for ink in set(inks)), selector


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_it_prints_on_a4_without_what_is_for_screens(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    page.emulate_media(media="print")
    for selector in ("nav", ".skip", "summary"):
        assert not page.locator(selector).first.is_visible()
    printed = page.pdf(prefer_css_page_size=True)
    boxes = {
        tuple(round(float(part)) for part in found.split())
        for found in re.findall(rb"/MediaBox \[([\d. ]+)\]", printed)
    }
    assert boxes == {(0, 0, 595, 842)}
