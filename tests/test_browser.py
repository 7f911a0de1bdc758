"""The page in a real Chromium: nothing overflows, findings join their numbers, filters filter.

A wrapper page on the same local server drives the report in a frame and prints what it saw.
"""

import functools
import html
import http.server
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from samples import LONG, draw, draw_result

from auditor import audit
from auditor.reporting import Result, View
from auditor.tables.markdown import drawn, tables

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium here")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WRAPPER = """<!DOCTYPE html><meta charset="utf-8">
<iframe src="report.html" style="border:0;width:%dpx;height:800px"></iframe><pre id="seen"></pre>
<script>
const frame = document.querySelector("iframe");
frame.onload = async () => {
  const w = frame.contentWindow, d = frame.contentDocument;
  const all = (s) => [...d.querySelectorAll(s)];
  const seen = {};
  try { %s } catch (error) { seen.error = String(error); }
  document.getElementById("seen").textContent = JSON.stringify(seen);
};
</script>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def log_message(self, *_: object) -> None:
        self.asked.append(self.path)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("page")
    (folder / "report.html").write_text(draw("html"), "utf-8")
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def look(served: tuple[Path, str], tmp_path: Path, script: str, width: int = 1100) -> dict:
    folder, address = served
    (folder / "wrapper.html").write_text(WRAPPER % (width, script), "utf-8")
    line = [CHROMIUM, *FLAGS, f"--user-data-dir={tmp_path}", "--virtual-time-budget=3000"]
    done = subprocess.run(
        [*line, "--dump-dom", f"{address}/wrapper.html"],
        capture_output=True,
        check=True,
        timeout=90,
        text=True,
    )
    seen = re.search(r'<pre id="seen">(.*?)</pre>', done.stdout, re.DOTALL)
    assert seen, done.stdout[-500:]
    found = json.loads(html.unescape(seen[1]))
    assert "error" not in found, found
    return found


@pytest.mark.parametrize("width", [320, 390, 1100])
def test_nothing_scrolls_sideways(served: tuple[Path, str], tmp_path: Path, width: int) -> None:
    script = "seen.width = d.documentElement.scrollWidth;"
    assert look(served, tmp_path, script, width)["width"] <= width


@pytest.mark.parametrize("width", [320, 1100])
def test_a_wide_table_scrolls_alone(served: tuple[Path, str], tmp_path: Path, width: int) -> None:
    row = " ".join(str(1000 + n) for n in range(30))
    text = (
        "题\n\n" + drawn("县 " + row, "甲 " + row, "乙 " + row, "合计 2001 " + row[5:]) + "\n完。\n"
    )
    result = Result("a.md", text, None, audit(text), tables=tables(text))
    report = served[0] / "report.html"
    before = report.read_text("utf-8")
    report.write_text(draw_result("html", result, View()), "utf-8")
    script = """
      seen.width = d.documentElement.scrollWidth;
      const table = d.querySelector("table");
      seen.cells = table.querySelectorAll("td, th").length;
      seen.wide = table.offsetWidth > table.parentElement.clientWidth;
      seen.breaks = Math.max(...all("td").map((c) => c.getClientRects()[0].height)) < 60;
    """
    try:
        seen = look(served, tmp_path, script, width)
    finally:
        report.write_text(before, "utf-8")
    assert seen == {"width": width, "cells": 4 * 31, "wide": True, "breaks": True}


def test_numbers_and_findings_are_joined(served: tuple[Path, str], tmp_path: Path) -> None:
    script = """
      const card = d.querySelector(".card.error");
      const id = card.dataset.f;
      card.focus();
      seen.lit = all(".n.on").map((n) => n.firstChild.textContent);
      seen.links = [...card.querySelectorAll("li a")].map((a) => [
        a.textContent, d.getElementById(a.hash.slice(1)).firstChild.textContent]);
      const number = d.querySelector(".n.contradicted[data-sum]");
      number.focus();
      seen.tip = d.getElementById("tip").hidden ? "" : d.getElementById("tip").textContent;
      number.blur();
      seen.gone = d.getElementById("tip").hidden;
    """
    seen = look(served, tmp_path, script)
    assert "".join(seen["lit"]) == "116人109人8人"
    assert [quoted for quoted, _ in seen["links"]] == ["8人", "116人", "109人"]
    assert all(quoted.startswith(at) for quoted, at in seen["links"])
    assert "116 − 109 = 7" in seen["tip"]
    assert seen["gone"]


def test_filters_and_keys(served: tuple[Path, str], tmp_path: Path) -> None:
    script = """
      const shown = () => all(".card").filter((c) => !c.hidden).map((c) => c.dataset.rule);
      seen.all = shown();
      const box = d.querySelector('.filters input[value="error"]');
      box.click();
      seen.quiet = shown();
      seen.muted = all(".n.muted").length > 0;
      box.click();
      const rule = d.querySelector(".filters select");
      rule.value = "TST201";
      rule.dispatchEvent(new w.Event("change", {bubbles: true}));
      seen.one = shown();
      rule.value = "";
      rule.dispatchEvent(new w.Event("change", {bubbles: true}));
      const press = (key) =>
        d.activeElement.dispatchEvent(new w.KeyboardEvent("keydown", {key, bubbles: true}));
      const walk = [];
      for (const key of ["n", "n", "p", "j"]) {
        press(key);
        walk.push(d.activeElement.dataset.rule);
      }
      seen.walk = walk;
    """
    seen = look(served, tmp_path, script)
    assert seen["all"] == ["TST103", "TST201", "TST101"]
    assert seen["quiet"] == ["TST201", "TST101"]
    assert seen["muted"]
    assert seen["one"] == ["TST201"]
    assert seen["walk"] == ["TST103", "TST201", "TST103", "TST201"]


def test_article_is_whole_and_inert(served: tuple[Path, str], tmp_path: Path) -> None:
    script = """
      const bare = d.querySelector("details").cloneNode(true);
      bare.querySelectorAll("sup").forEach((s) => s.remove());
      seen.text = [...bare.querySelectorAll(".row > p")].map((p) => p.textContent);
      seen.elements = bare.querySelectorAll(".row > p b").length;
      seen.scripts = all("script[src], link[href], img, iframe").length;
    """
    seen = look(served, tmp_path, script)
    assert "\n".join(seen["text"]) == LONG.replace("\x1b", " ")
    assert seen["elements"] == 0
    assert seen["scripts"] == 0
    assert {path for path in Quiet.asked if "favicon" not in path} <= {
        "/wrapper.html",
        "/report.html",
    }
