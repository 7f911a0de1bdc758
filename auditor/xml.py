"""Writes XML by hand: elements with attributes, everything escaped, nothing illegal."""

from __future__ import annotations

from auditor.drawing import tame

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_TABLE = str.maketrans(_ESCAPES)


def escaped(text: str) -> str:
    """Return a text for an attribute or an element; control characters become spaces."""
    return "\n".join(tame(line) for line in text.split("\n")).translate(_TABLE)


def attributes(**values: object) -> str:
    """Return ` name="value"` for each value."""
    return "".join(f' {name}="{escaped(str(value))}"' for name, value in values.items())
