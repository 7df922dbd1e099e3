"""Makes docs/pictures/, the pictures of docs/editors-guide.md, from the product as it runs: `make pictures`.

The product is started on a database of its own, which is thrown away afterwards, with the Cambodian record. An
administrator invites a writer and a reviewer, and these do what the guide tells. Every text that they type says that
it is an example. Needs Debian's package chromium; dates apart, each run makes the same pictures.
"""

import os
import re
import shutil
import sys
import time
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright
from running_product import ADMINISTRATOR, ROOT, code_of, link_mailed_to, running_product

PICTURES = ROOT / "docs" / "pictures"
LARGEST = 60_000
"""Bytes: the guide is read on phones and slow lines."""
COLOURS = 32
MARGIN = 12
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2}
DESK = {"viewport": {"width": 1000, "height": 800}, "device_scale_factor": 1}
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
PASSWORD = "nine green lanterns"  # noqa: S105  of accounts that are thrown away
WRITER, REVIEWER = "writer@example.org", "reviewer@example.org"
REASON = "Example. Write here what was done since, what was not done, and how you know."
NO_EVIDENCE = "Example. Write here why there is nothing to point to."
MEETING = "Example: meeting about one recommendation"
SUBMISSION = """# Example: a heading

Example. Write here what was promised, and what came of it. ((Example: where this can be read.))

Example. Each paragraph gets its number by itself."""


def shoot(page: Page, name: str, first: str, last: str) -> None:
    """The page from the top of one element to the end of another, as wide as the two."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement?.blur()")
    page.mouse.move(0, 0)
    edges = [edges_of(page.locator(which).first) for which in (first, last)]
    left, right = max(0, min(edge["left"] for edge in edges) - MARGIN), max(edge["right"] for edge in edges) + MARGIN
    top, bottom = max(0, edges[0]["top"] - MARGIN), edges[1]["bottom"] + MARGIN
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    picture = small(page.screenshot(full_page=True, clip=clip, animations="disabled"))  # type: ignore[arg-type]
    if len(picture) > LARGEST:
        sys.exit(f"{name}.png has {len(picture)} bytes, more than {LARGEST}: show less of the page.")
    (PICTURES / f"{name}.png").write_bytes(picture)


def wait_until_drawn(frame: Locator) -> None:
    """A page within a page is painted after it is loaded."""
    for _try in range(40):
        with Image.open(BytesIO(frame.screenshot())) as image:
            if image.getcolors(COLOURS) is None:  # more than these
                return
        time.sleep(0.5)
    sys.exit("The preview was not drawn within twenty seconds.")


def edges_of(element: Locator) -> dict[str, float]:
    """In pixels of the whole page."""
    found: dict[str, float] = element.evaluate(
        "one => { const box = one.getBoundingClientRect(), x = window.scrollX, y = window.scrollY;"
        " return {left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y} }"
    )
    return found


def small(picture: bytes) -> bytes:
    with Image.open(BytesIO(picture)) as image:
        flat = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    written = BytesIO()
    flat.save(written, "PNG", optimize=True)
    return written.getvalue()


def press(page: Page) -> None:
    page.click("input.default")


def set_up_app(page: Page) -> None:
    page.click("text=Use an app on my phone")
    page.fill("#id_code", code_of(page.input_value("#secret")))
    press(page)
    page.click("text=to the workbench")


def invite(page: Page, home: str, password: str) -> None:
    """The administrator signs in, and makes an account for each of the others."""
    page.goto(f"{home}/accounts/login/")
    page.fill("#id_login", ADMINISTRATOR)
    page.fill("#id_password", password)
    press(page)
    set_up_app(page)
    for email, role in ((WRITER, "Contributor"), (REVIEWER, "Reviewer")):
        page.goto(f"{home}/admin/accounts/user/add/")
        page.fill("#id_email", email)
        page.locator("#id_groups label", has_text=role).first.click()
        page.click("[name=_save]")


def choose_password(page: Page, link: str) -> None:
    page.goto(link)
    for field in ("#id_password1", "#id_password2"):
        page.fill(field, PASSWORD)


def first_sign_in(writer: Page, reviewer: Page, folder: Path) -> None:
    choose_password(writer, link_mailed_to(WRITER, folder))
    shoot(writer, "choose-password", "#header", "input.default")
    press(writer)
    shoot(writer, "workbench", "h1", ".queue")
    choose_password(reviewer, link_mailed_to(REVIEWER, folder))
    press(reviewer)
    shoot(reviewer, "second-factor", "h1", ".buttons")
    set_up_app(reviewer)


def update_progress(page: Page) -> None:
    page.locator("section:has(#queue-dates)").get_by_text("Update progress").first.click()
    page.fill("#id_as_of", "2024-06")
    page.fill("#id_narrative_en", REASON)
    page.fill("#id_no_evidence_reason_en", NO_EVIDENCE)
    shoot(page, "update-progress", ".notice", ".field-status")
    shoot(page, "save-buttons", "fieldset:has(#id_audience)", ".submit-row")
    page.click("[name=_submit]")


def review(page: Page, home: str) -> None:
    """Looks, returns, and publishes once the writer has sent it again."""
    page.goto(f"{home}/admin/")
    shoot(page, "waits-for-review", "#queue-review", "section:has(#queue-review)")
    page.click("text=Preview and publish")
    for frame in page.locator("iframe").all():
        wait_until_drawn(frame)
    shoot(page, "preview", "h1", ".submit-row")
    page.click(".submit-row >> text=Return")
    page.fill("#id_reason", "Example. Please say where this can be read, then send it again.")
    shoot(page, "return", "h1", ".submit-row")
    press(page)


def send_again(page: Page, home: str) -> None:
    page.goto(f"{home}/admin/")
    page.click("text=Continue")
    page.click("[name=_submit]")


def log_dialogue(page: Page, desk: Page, home: str) -> None:
    for place in (desk, page):
        place.goto(f"{home}/admin/")
        place.click("text=Log a dialogue")
        place.fill("#id_title_en", MEETING)
        place.fill("#id_date", "2024-05-14")
        place.select_option("#id_counterpart", "government")
    shoot(desk, "dialogue", "h1", "fieldset:has(#id_title_en)")
    page.click("text=Add another Next step")
    page.fill("#id_follow_ups-0-text_en", "Example: send the ministry our text")
    page.fill("#id_follow_ups-0-by_when", "2024-07")
    shoot(page, "next-step", "#follow_ups-group", "#id_follow_ups-0-is_done")
    shoot(page, "agreement", "fieldset:has(#id_agreement)", "fieldset:has(#id_audience)")
    page.click("[name=_submit]")


def record_coverage(page: Page, home: str) -> None:
    page.goto(f"{home}/admin/")
    page.click("text=Record coverage")
    page.fill("#id_outlet", "Example newspaper")
    page.fill("#id_printed_title", "Example: the title as it was printed")
    page.select_option("#id_language", "en")
    page.fill("#id_date", "2024-05-15")
    page.click("text=Add another Link")
    page.fill("#id_links-0-url", "https://news.example.org/title")
    shoot(page, "coverage", ".field-outlet", "#links-0")
    page.click("[name=_submit]")


def change_published(desk: Page, page: Page, home: str) -> None:
    desk.goto(f"{home}/admin/recommendations/assessment/")
    desk.locator("#result_list tbody th a").first.click()
    desk.wait_for_url("**/change/")
    shoot(desk, "published-assessment", "h1", ".object-tools")
    page.goto(f"{home}/admin/stakeholders/dialogue/")
    page.locator("#result_list tbody th a").nth(1).click()
    page.wait_for_url("**/change/")
    shoot(page, "revision", "h1", ".notice")


def choose(page: Page, field: str, words: str) -> None:
    """In a field that looks up rows by typing."""
    page.click(f".field-{field} .select2-selection")
    page.fill(".select2-search__field", words)
    page.click(f".select2-results__option >> text={words}")


def draft_report(page: Page, home: str) -> None:
    """The next edition of the record's mid-term report."""
    page.goto(f"{home}/admin/reports/edition/add/")
    choose(page, "report", "Mid-term report: nine")
    page.fill("#id_number", "2")
    page.fill("#id_as_of", "2024-06")
    page.fill("#id_published_on", date.today().isoformat())
    page.select_option("#id_audience", "public")
    page.click("[name=_continue]")
    shoot(page, "draft-edition", "section.draft", ".checklist li:nth-child(3)")
    page.click("[name=_submit]")


def publish_report(page: Page, home: str) -> None:
    page.goto(f"{home}/admin/")
    page.locator("section:has(#queue-review) li", has_text="Mid-term report").get_by_text("Preview and publish").click()
    shoot(page, "publish-edition", "h1", ".checklist li:nth-child(3)")


def write_submission(desk: Page, page: Page, home: str) -> None:
    """A reviewer adds the series, and a writer its text."""
    desk.goto(f"{home}/admin/reports/report/add/")
    choose(desk, "review", "Cambodia")
    desk.select_option("#id_kind", "submission")
    desk.fill("#id_title_en", "Example submission")
    desk.click("[name=_save]")
    page.goto(f"{home}/admin/reports/edition/add/")
    page.fill("#id_word_limit", "5630")
    page.locator("#id_text_en").press_sequentially(SUBMISSION)
    page.locator("#id_text_en_words", has_text=re.compile("^[1-9]")).wait_for()
    shoot(page, "submission", "fieldset:has(#id_text_en) h2", "#id_text_en_words")


def record_all(browser: Browser, home: str, password: str, folder: Path) -> None:
    administrator, writer, reviewer = (new_page(browser, options) for options in (DESK, PHONE, PHONE))
    invite(administrator, home, password)
    first_sign_in(writer, reviewer, folder)
    desks = [new_page(browser, {**DESK, "storage_state": page.context.storage_state()}) for page in (writer, reviewer)]
    update_progress(writer)
    review(desks[1], home)
    send_again(writer, home)
    desks[1].goto(f"{home}/admin/")
    desks[1].click("text=Preview and publish")
    press(desks[1])
    log_dialogue(writer, desks[0], home)
    record_coverage(writer, home)
    change_published(desks[1], writer, home)
    draft_report(writer, home)
    publish_report(desks[1], home)
    write_submission(desks[1], writer, home)


def new_page(browser: Browser, options: dict[str, Any]) -> Page:
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(10_000)
    return page


def main() -> None:
    path = shutil.which("chromium")
    if not path:
        sys.exit("The pictures are made with Debian's package chromium, which is not installed.")
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, running_product(Path(folder)) as (home, password), sync_playwright() as driver:
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        browser = driver.chromium.launch(executable_path=path, args=[*QUIET, *sandbox])
        record_all(browser, home, password, Path(folder))
        browser.close()


if __name__ == "__main__":
    main()
