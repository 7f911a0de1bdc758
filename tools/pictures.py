"""Draws the pictures of the READMEs: the terminal as SVG, the page as PNG.

python tools/pictures.py        needs Chromium for the page; without it, only the terminal
"""

from __future__ import annotations

import html
import io
import itertools
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ["seeds/company-report.txt", "seeds/sports-weekend.txt"]
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--force-device-scale-factor=1.5 --window-size=1100,860"
)


def auditor(*arguments: str) -> str:
    """Return what the command prints about the samples."""
    line = [sys.executable, "-m", "auditor", "check", *SAMPLES, *arguments]
    return subprocess.run(line, cwd=ROOT, capture_output=True, check=False, text=True).stdout


def widened(svg: str) -> str:
    """Return rich's SVG with a 汉字 two columns wide, each run of equal width on its own."""

    def fitted(found: re.Match[str]) -> str:
        before, x, middle, length, after, text = found.groups()
        plain = html.unescape(text)
        column = float(length) / len(plain)
        at, out = float(x), []
        for wide, run in itertools.groupby(plain, key=lambda char: cell_len(char) == 2):
            body = "".join(run)
            size = column * len(body) * (2 if wide else 1)
            head = f'<text {before}x="{at:g}"{middle}textLength="{size:g}"{after}>'
            out.append(f"{head}{html.escape(body).replace(' ', '&#160;')}</text>")
            at += size
        return "".join(out)

    element = r'<text ([^>]*?)x="([\d.]+)"([^>]*?)textLength="([\d.]+)"([^>]*)>(.*?)</text>'
    return re.sub(element, fitted, svg)


def main() -> None:
    """Write docs/report.svg and, with Chromium, docs/page.png."""
    printed = auditor("--color", "--width", "84")
    console = Console(record=True, width=86, file=io.StringIO())
    console.print(Text.from_ansi(printed))
    svg = console.export_svg(title="auditor check", unique_id="report")
    (ROOT / "docs" / "report.svg").write_text(widened(svg), "utf-8")
    chromium = shutil.which("chromium")
    if not chromium:
        return
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(auditor("--format", "html"), "utf-8")
        out = ROOT / "docs" / "page.png"
        line = [chromium, *FLAGS.split(), f"--user-data-dir={folder}/user", f"--screenshot={out}"]
        subprocess.run([*line, page.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    main()
