"""Makes Data Docs stand alone: what they fetch from the network is taken out, a style put in.

Great Expectations links Bootstrap, jQuery, icons and its logo from the network; without it the
pages have no layout. One style and a few lines of script replace them, the logo is the copy that
the site holds already.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from auditor import regex

_LINK = regex.compile(r"<link\b[^>]*?href=[\"']https?:[^>]*>")
_SCRIPT = regex.compile(r"<script\b[^>]*>[\s\S]*?</script>")
_FOOTER = regex.compile(r"<footer>[\s\S]*?</footer>")
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
    html = _FOOTER.sub("", _SCRIPT.sub("", _LINK.sub("", html)))
    html = _LOGO.sub(lambda m: "../" * depth + f"static/images/{m['name']}", html)
    return html.replace("</head>", _head() + "</head>", 1)


def style(css: str) -> str:
    """Return a style sheet without pictures from the network."""
    return _URL.sub("none", css)


def fetched(html: str) -> Iterable[str]:
    """Return what a page still fetches; links that a reader may follow are not fetched."""
    return [m[0] for m in regex.finditer(r"<(?:link|script|img)\b[^>]*https?:[^>]*>", html)]
