"""Makes Data Docs stand alone: what they fetch from the network is taken out, a style put in.

Great Expectations links Bootstrap, jQuery, icons and its logo from the network; without it the
pages have no layout. One style and a few lines of script replace them, the logo is the copy that
the site holds already.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from auditor import regex

_LINK = regex.compile(r"<link\b[^>]*?href=[\"']https?:[^>]*>")
_SCRIPT = regex.compile(r"<script\b[^>]*>[\s\S]*?</script>")
_FILLED = regex.compile(
    r"\$\('#(?P<id>[\w-]+)'\)\.bootstrapTable\(\s*Object\.assign\(\s*\{\s*"
    r"columns: (?P<columns>\[.*\]),\s*\n\s*data: (?P<data>\[.*\]),\s*\n"
)
_FOOTER = regex.compile(r"<footer\b[\s\S]*?</footer>")
_LOGO = regex.compile(
    r"https://great-expectations-web-assets[^\"']*?/(?P<name>[\w-]+\.(?:png|svg))[^\"']*"
)
_URL = regex.compile(r"url\(['\"]?https?:[^)]*\)")


@cache
def _head() -> str:
    return files("auditor").joinpath("archive", "docs.html").read_text("utf-8")


def page(html: str, depth: int) -> str:
    """Return a page of Data Docs without anything that is fetched.

    Args:
        html: the page as the library wrote it.
        depth: how many folders it lies below the site's index.
    """
    html = _tables(html)
    html = _FOOTER.sub("", _SCRIPT.sub("", _LINK.sub("", html)))
    html = _LOGO.sub(lambda m: "../" * depth + f"static/images/{m['name']}", html)
    return html.replace("</head>", _head() + "</head>", 1)


def _tables(html: str) -> str:
    """Write out the tables that a script would fill: the lists of the index."""
    for script in _FILLED.finditer(html):
        columns, data = (ast.literal_eval(script[name]) for name in ("columns", "data"))
        fields = {c["field"]: c["title"] for c in columns}
        head = "".join(f"<th>{title}</th>" for title in fields.values())
        rows = "".join(_row(row, list(fields)) for row in data)
        body = f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
        table = regex.compile(rf'<table\s+id="{regex.escape(script["id"])}"[^>]*>')
        found = table.search(html)
        if found is not None:
            html = html[: found.end()] + body + html[found.end() :]
    return html


def _row(row: dict[str, str], fields: list[str]) -> str:
    """Write one row of a list; its first cell leads to the page that it is of."""
    cells = [str(row.get(field, "")) for field in fields]
    path = row.get("_table_row_link_path")
    if path:
        cells[0] = f'<a href="{path}">{cells[0]}</a>'
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def style(css: str) -> str:
    """Return a style sheet without pictures from the network."""
    return _URL.sub("none", css)


def fetched(html: str) -> Iterable[str]:
    """Return what a page still fetches; links that a reader may follow are not fetched."""
    return [m[0] for m in regex.finditer(r"<(?:link|script|img)\b[^>]*https?:[^>]*>", html)]
