"""Looks at the dashboard of a real run as a person with Chromium does. Usage: journey.py ORIGIN TOKEN"""

import os
import sys

from playwright.sync_api import sync_playwright

ORIGIN, TOKEN = sys.argv[1:3]
PICTURES = os.environ.get("MAYFLY_SCREENSHOTS")


def check(truth, claim):
    if not truth:
        raise AssertionError(claim)


def settle(page, path):
    page.goto(ORIGIN + path)
    page.wait_for_load_state("load")


def main():
    problems = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            page.on("console", lambda m: problems.append(m.text) if m.type in ("error", "warning") else None)
            page.on("pageerror", lambda error: problems.append(str(error)))
            page.on("request", lambda r: None if r.url.startswith(ORIGIN) else problems.append("external: " + r.url))
            page.goto(f"{ORIGIN}/login#{TOKEN}")
            page.wait_for_url(ORIGIN + "/")
            settle(page, "/inventory")
            check(page.locator("table.cards tbody tr").count() == 8, "the inventory has all eight credentials")
            link = page.locator("table.cards tbody tr", has_text="postgresql-password").locator("a").first.get_attribute("href")
            pages = {
                "overview": "/", "inventory": "/inventory", "credential": link, "services": "/workloads",
                "service": "/workloads/orders", "live": "/live",
            }
            for name, path in pages.items():
                settle(page, path)
                check(page.locator("h1").count() == 1, f"{name} has one heading")
                if PICTURES:
                    page.wait_for_timeout(300)
                    page.screenshot(path=f"{PICTURES}/run-{name}-{scheme}.png", full_page=True)
            settle(page, link)
            text = page.inner_text("main")
            check("retired" in text.lower() and "28P01" in text, "the credential's page shows the refusal")
            check("reports" in text, "and the consumer that nobody had listed")
            settle(page, "/workloads/orders")
            check("retired" in page.inner_text("main").lower(), "the service's page shows that its path is retired")
            settle(page, "/")
            check("verified" in page.inner_text("main").lower(), "the overview says that the ledger is verified")
            page.keyboard.press("Tab")
            check(page.evaluate("document.activeElement.className") == "skip", "the skip link is the first stop")
            context.close()
        browser.close()
    check(not problems, "the browser complained: " + "; ".join(problems[:5]))
    print("ok")


main()
