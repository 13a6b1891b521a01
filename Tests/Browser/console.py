"""Looks at the console as a person with Chromium does. Usage: console.py ORIGIN TOKEN FINGERPRINT"""

import os
import sys

from playwright.sync_api import sync_playwright

ORIGIN, TOKEN, FINGERPRINT = sys.argv[1:4]
PICTURES = os.environ.get("MAYFLY_SCREENSHOTS")
PAGES = {
    "overview": "/", "inventory": "/inventory", "credential": f"/credentials/{FINGERPRINT}", "services": "/workloads",
    "service": "/workloads/orders", "identities": "/identities", "live": "/live",
}


def check(truth, claim):
    if not truth:
        raise AssertionError(claim)


def watch(page, problems):
    page.on("console", lambda message: problems.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(ORIGIN) else problems.append("external: " + request.url))


def settle(page, path):
    page.goto(ORIGIN + path)  # a page with an open event stream never becomes idle
    page.wait_for_load_state("load")


def login(page):
    page.goto(f"{ORIGIN}/login#{TOKEN}")
    page.wait_for_url(ORIGIN + "/")


def by_keyboard(page):
    """The skip link comes first, every stop shows where it is, and the filter is reached with one key."""
    settle(page, "/inventory")
    page.keyboard.press("Tab")
    check(page.evaluate("document.activeElement.className") == "skip", "the skip link is the first stop")
    check(page.evaluate("document.activeElement.getBoundingClientRect().top >= 0"), "the skip link is visible when focused")
    page.keyboard.press("Enter")
    check(page.evaluate("document.activeElement.id") == "content", "the skip link leads to the content")
    page.evaluate("document.activeElement.blur()")
    stops = 0
    for _ in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            """() => { const e = document.activeElement; if (e === document.body) return null;
                const s = getComputedStyle(e); return [s.outlineStyle, parseFloat(s.outlineWidth), e.outerHTML.slice(0, 80)]; }""")
        if outline:
            check(outline[0] != "none" and outline[1] >= 2, f"focus is visible on {outline[2]}")
            stops += 1
    check(stops >= 12, f"there are stops for the keyboard ({stops})")
    settle(page, "/inventory")
    page.keyboard.press("/")
    page.keyboard.type("reports")
    page.keyboard.press("Enter")
    page.wait_for_url("**/inventory?text=reports**")
    check(page.locator("table.cards tbody tr").count() == 1, "the filter finds one")


def alive(page):
    settle(page, "/live")
    page.get_by_text("browser-sees-this").first.wait_for(timeout=10_000)
    check(page.locator(".events b").count() == 0, "an event's text is never markup")
    check(page.locator("[data-connection]").inner_text() == "live", "the page says that it is live")
    page.get_by_role("button", name="Pause").click()
    before = page.locator(".events li").count()
    page.wait_for_timeout(900)
    check(page.locator(".events li").count() == before, "a paused page stands still")
    page.get_by_role("button", name="Resume").click()
    page.wait_for_timeout(300)
    check(page.locator(".events li").count() > before, "a resumed page catches up")
    settle(page, "/")
    first = page.locator("[data-number=requestsLastMinute]").inner_text()
    page.wait_for_function(
        "before => document.querySelector('[data-number=requestsLastMinute]').textContent !== before", arg=first, timeout=10_000)


def fits(page, name, width):
    wide = page.evaluate("document.documentElement.scrollWidth")
    check(wide <= width, f"{name} fits into {width} pixels ({wide})")


def main():
    problems = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        try:
            for scheme in ("light", "dark"):
                for label, width, height in (("wide", 1280, 900), ("narrow", 375, 812)):
                    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                    page = context.new_page()
                    watch(page, problems)
                    if PICTURES:
                        settle(page, "/login")
                        page.screenshot(path=f"{PICTURES}/login-{scheme}-{label}.png")
                    login(page)
                    check(TOKEN not in page.url, "the token does not stay in the address")
                    for name, path in PAGES.items():
                        settle(page, path)
                        check(page.locator("h1").count() == 1, f"{name} has one heading")
                        fits(page, name, width)
                        if PICTURES:
                            page.screenshot(path=f"{PICTURES}/{name}-{scheme}-{label}.png", full_page=True)
                    if scheme == "light" and label == "wide":
                        by_keyboard(page)
                        alive(page)
                    context.close()
            context = browser.new_context(java_script_enabled=False)
            page = context.new_page()
            page.goto(ORIGIN + "/workloads/orders")
            page.get_by_label("Token").fill(TOKEN)
            page.get_by_role("button", name="Sign in").click()
            check(page.url == ORIGIN + "/workloads/orders", "without scripts one signs in and lands where one was going")
            check(page.get_by_text("Partial").first.is_visible(), "without scripts the page is whole")
            context.close()
        finally:
            browser.close()
    check(not problems, "the browser complained: " + "; ".join(problems[:5]))
    print("ok")


main()
