"""Checks pages of HTML as a reader would open them: on a wide and a narrow screen, light, dark, printed."""
import argparse
import base64
import importlib.util
import pathlib
import re
import sys
import time

from browser import Browser

VIEWS = [
    ("1280 px light", 1280, "light"), ("1280 px dark", 1280, "dark"),
    ("390 px light", 390, "light"), ("390 px dark", 390, "dark"),
]
# A4 less the margins of 16 mm that the pages ask for, at 96 px an inch.
PRINTED_WIDTH = int((210 - 2 * 16) / 25.4 * 96)
LARGEST_PAGE = 500_000

# Every rule that axe runs by default, best practices included.
AXE = """axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.flatMap(v =>
  v.nodes.map(n => [v.id, n.target.join(' '), n.html, n.failureSummary])))"""
# An element inside a frame that scrolls by itself does not make the page wide.
WIDE = """(() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(e => {
    if (e.getBoundingClientRect().right <= room + 0.5) return false;
    for (let p = e.parentElement; p; p = p.parentElement)
      if (getComputedStyle(p).overflowX !== 'visible' && p !== document.body
        && p !== document.documentElement) return false;
    return true;
  });
  return [document.documentElement.scrollWidth, wide.slice(0, 3).map(e => e.outerHTML.slice(0, 120))];
})()"""
LINKS = """[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"""
NAMES = "[...document.querySelectorAll('[id]')].map(e => e.id)"


def axe_source():
    # The package's own module imports a driver that is not needed here.
    folder = importlib.util.find_spec("axe_core_python").submodule_search_locations[0]
    return (pathlib.Path(folder) / "axe.min.js").read_text(encoding="utf-8")


class PageCheck:
    """All that is wrong with one page: view, rule, and the element or message."""

    def __init__(self, browser, axe, page, screenshots=None):
        self.browser, self.axe, self.page, self.screenshots = browser, axe, page, screenshots
        self.address = page.resolve().as_uri()
        self.flaws = []

    def run(self):
        size = self.page.stat().st_size
        if size > LARGEST_PAGE:
            self.flaw("file", "size", f"{size} bytes, more than {LARGEST_PAGE}")
        for view, width, scheme in VIEWS:
            self.told(view, self.browser.show(self.address, width, scheme=scheme))
            self.scrolls(view)
            if self.screenshots:
                self.picture(view)
            if view == VIEWS[0][0]:  # What is closed is a part of what is open, but for its summary.
                self.accessible(view)
            self.browser.value("document.querySelectorAll('details').forEach(d => d.open = true)")
            self.scrolls(f"{view}, all open")
            self.accessible(f"{view}, all open")
        self.links()
        sheets = self.printed()
        return size, sheets

    def flaw(self, view, rule, what):
        self.flaws.append((view, rule, " ".join(str(what).split())[:300]))

    def lines(self):
        """One line a flaw, with every view that shows it."""
        views = {}
        for view, rule, what in self.flaws:
            views.setdefault((rule, what), []).append(view)
        return [
            f"{self.page.name} · {rule} · {what} · at {', '.join(shown)}"
            for (rule, what), shown in views.items()
        ]

    def told(self, view, events):
        for event in events:
            method, details = event["method"], event["params"]
            if method == "Network.requestWillBeSent":
                url = details["request"]["url"]
                if not url.startswith("data:") and url != self.address:
                    self.flaw(view, "request", url)
            elif method == "Log.entryAdded":
                self.flaw(view, "console", details["entry"]["text"])
            elif method == "Runtime.consoleAPICalled":
                self.flaw(view, "console", [a.get("value") for a in details["args"]])
            elif method == "Runtime.exceptionThrown":
                self.flaw(view, "console", details["exceptionDetails"]["text"])

    def scrolls(self, view):
        found = self.browser.value(WIDE)
        if found:
            self.flaw(view, "wider than the screen", f"{found[0]} px: {' | '.join(found[1])}")

    def accessible(self, view):
        self.browser.value(f"{self.axe};1")
        for rule, place, markup, summary in self.browser.value(AXE):
            self.flaw(view, f"axe {rule}", f"{place}: {markup[:120]} – {summary}")

    def links(self):
        names = set(self.browser.value(NAMES))
        for target in self.browser.value(LINKS):
            if re.match(r"[a-z]+:", target):
                continue
            file, _, name = target.partition("#")
            if file and not (self.page.parent / file).exists():
                self.flaw("links", "leads nowhere", target)
            elif not file and name and name not in names:
                self.flaw("links", "leads nowhere", target)

    def printed(self):
        self.told("print", self.browser.show(self.address, PRINTED_WIDTH, media="print"))
        self.scrolls("print")
        self.browser.call("Emulation.clearDeviceMetricsOverride")
        self.browser.call("Emulation.setEmulatedMedia", media="", features=[])
        pdf = base64.b64decode(self.browser.call(
            "Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
        sheets = len(re.findall(rb"/Type\s*/Page\b", pdf))
        if not pdf.startswith(b"%PDF") or sheets == 0:
            self.flaw("print", "PDF", "no sheet came out")
        for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf):
            _, _, width, height = map(float, box.split())
            if abs(width - 595.3) > 1.5 or abs(height - 841.9) > 1.5:
                self.flaw("print", "PDF", f"a sheet of {width:g} × {height:g} pt is not A4")
                break
        if self.screenshots:
            (self.screenshots / f"{self.page.stem}.pdf").write_bytes(pdf)
        return sheets

    def picture(self, view):
        size = self.browser.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 16_000)}
        shot = self.browser.call(
            "Page.captureScreenshot", captureBeyondViewport=True, clip={**clip, "scale": 1})
        name = f"{self.page.stem}-{view.replace(' px ', '-')}.png"
        (self.screenshots / name).write_bytes(base64.b64decode(shot["data"]))


def check_folder(browser, folder, screenshots=None):
    """Checks every page of a folder, prints a line each, and returns the number of flaws."""
    pages = sorted(folder.glob("*.html"))
    if not pages:
        print(f"check-pages: {folder} has no page", file=sys.stderr)
        return 1
    axe, flaws = axe_source(), 0
    for page in pages:
        began = time.monotonic()
        check = PageCheck(browser, axe, page, screenshots)
        size, sheets = check.run()
        seconds = time.monotonic() - began
        lines = check.lines()
        verdict = f"{len(lines)} flaws" if lines else "sound"
        print(f"{page.name:40} {size / 1000:5.0f} kB {sheets:3} sheets {seconds:5.1f} s  {verdict}",
              flush=True)
        for line in lines:
            print(f"  {line}", file=sys.stderr)
        flaws += len(lines)
    print(
        f"check-pages: {len(pages)} pages at {', '.join(v[0] for v in VIEWS)} and on A4: console, "
        f"requests, scroll, axe (closed and open), size, links – {flaws} flaws", flush=True)
    return flaws


def main():
    parser = argparse.ArgumentParser(prog="check-pages", description=__doc__)
    parser.add_argument("folder", nargs="?", type=pathlib.Path)
    parser.add_argument("--browser", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--screenshots", type=pathlib.Path, help="keep pictures and PDFs here")
    parser.add_argument("--self-test", action="store_true", help="check the checks")
    options = parser.parse_args()
    if not options.self_test and not (options.folder and options.folder.is_dir()):
        parser.error(f"{options.folder or 'FOLDER'}: a folder of pages is expected")
    if options.screenshots:
        options.screenshots.mkdir(parents=True, exist_ok=True)
    browser = Browser(options.browser)
    try:
        if options.self_test:
            import selftest
            failed = selftest.run(browser, axe_source())
        else:
            failed = check_folder(browser, options.folder, options.screenshots)
    finally:
        browser.close()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
