"""The HTML report in a real browser, where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import escape
from pathlib import Path

import pytest

from citecheck.model import Report
from citecheck.report import Look, html

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
CHOICE = """<script>
const rule = document.getElementById("by-rule");
rule.value = "REF003";
rule.dispatchEvent(new Event("change", {bubbles: true}));
document.getElementById("only").click();
const all = [...document.querySelectorAll(".finding")];
const seen = all.filter((one) => one.offsetParent).map((one) => one.id);
const wide = document.documentElement.scrollWidth > window.innerWidth;
document.title = `${seen} ${document.getElementById("shown").textContent} wide: ${wide}`;
</script>"""


FRAME = """<title></title><iframe style="border: 0; height: 900px; width: {width}px" srcdoc="{text}"
onload="document.title = this.contentDocument.title"></iframe>"""


@pytest.mark.skipif(BROWSER is None, reason="no browser")
@pytest.mark.parametrize("width", [1280, 390])
def test_filter(report: Report, tmp_path: Path, width: int) -> None:
    """The filter leaves the findings of one rule, says how many, and the page fits the window."""
    text = POLICY.sub("", html.render(report, Look("en"))).replace("</body>", f"{CHOICE}</body>")
    page = tmp_path / "page.html"
    page.write_text(FRAME.format(width=width, text=escape(text)), "utf-8")
    options = [*QUIET, f"--user-data-dir={tmp_path / 'profile'}", "--window-size=1400,900", "--dump-dom"]
    shown = subprocess.run(
        [str(BROWSER), *options, page.as_uri()], capture_output=True, text=True, check=True, timeout=120
    )
    title = re.match("<html><head><title>(.*?)</title>", shown.stdout)
    assert title is not None
    assert title[1] == "f1 1 of 4 findings shown wide: false"
