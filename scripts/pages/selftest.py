"""Shows that each check can fail: one page a flaw, and one page without any."""
import pathlib
import tempfile

from check import LARGEST_PAGE, PageCheck

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Planted</title>' \
    '<meta name="viewport" content="width=device-width"><style>@page{size:%s}' \
    '@media(prefers-color-scheme:dark){body{background:#111;color:#eee}}</style></head><body><main>'
SOUND = "<h1>Planted</h1><p>Text.</p>"

# What is planted, and the view and rule that must find it.
FLAWS = {
    "console message": ("<script>console.log('here')</script>", "1280 px light · console"),
    "exception": ("<script>throw new Error('here')</script>", "1280 px light · console"),
    "request": ('<img alt="x" src="other.png">', "1280 px light · request"),
    "wide element": ('<div style="width:1400px">wide</div>', "1280 px light · wider than"),
    "narrow screen": ('<div style="width:500px">wide</div>', "390 px dark · wider than"),
    "paper": (
        "<style>@media print{.w{width:1000px}}</style><div class=w>wide</div>",
        "print · wider than"),
    "folded and wide": (
        '<details><summary>More</summary><div style="width:1400px">wide</div></details>',
        "1280 px light, all open · wider than"),
    "no alternative": ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "axe image-alt"),
    "low contrast": ('<p style="color:#ccc;background:#fff">pale</p>', "axe color-contrast"),
    "dark contrast": (
        "<style>@media(prefers-color-scheme:dark){p{color:#333}}</style>",
        "1280 px dark, all open · axe color-contrast"),
    "folded contrast": (
        '<details><summary>More</summary><p style="color:#ccc;background:#fff">pale</p></details>',
        "all open · axe color-contrast"),
    "heading order": ("<h4>Deep</h4>", "axe heading-order"),
    "dead anchor": ('<p><a href="#nowhere">go</a></p>', "links · leads nowhere"),
    "dead file": ('<p><a href="nowhere.csv">go</a></p>', "links · leads nowhere"),
    "size": (f"<!--{'x' * LARGEST_PAGE}-->", "file · size"),
}


def run(browser, axe):
    """The number of flaws that were not found, or were found where there are none."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "planted.html"

        def flaws(body, sheet="A4"):
            page.write_text(f"{HEAD % sheet}{body}</main></body></html>", encoding="utf-8")
            check = PageCheck(browser, axe, page)
            check.run()
            return [" · ".join(flaw) for flaw in check.flaws]

        unexpected = flaws(SOUND)
        if unexpected:
            failed += 1
            print(f"  a sound page is refused: {unexpected}")
        if not any("is not A4" in flaw for flaw in flaws(SOUND, sheet="A3")):
            failed += 1
            print("  not found: a sheet that is not A4")
        for name, (markup, expected) in FLAWS.items():
            found = flaws(SOUND + markup)
            if not any(expected in flaw for flaw in found):
                failed += 1
                print(f"  not found: {name} ({expected}); found only {found}")
    print(f"check-pages: {len(FLAWS) + 2} pages with known answers, {failed} wrong")
    return failed
