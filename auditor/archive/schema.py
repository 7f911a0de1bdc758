"""The table of claims for libraries: its Arrow schema, and the data frame of pandas.

The only module that turns rows into tables; pandas and pyarrow are imported when called.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from auditor.archive.rows import COLUMNS, Row, rows
from auditor.article import Article
from auditor.packs import Pack
from auditor.words import Words

if TYPE_CHECKING:
    import pandas
    import pyarrow

# What each column holds, by the names of Arrow; every other column is text.
_ARROW = {
    "date": "date32",
    "since": "timestamp[s]",
    "until": "timestamp[s]",
    "corrects": "bool",
    "part": "bool",
}
_ARROW |= {"start": "int32", "end": "int32"}
_ARROW |= dict.fromkeys(("value_float", "low_float", "high_float"), "float64")
# The same in pandas: text is "str", an unknown day or time NaT, an unknown number NaN.
_PANDAS = {"date": "datetime64[s]", "since": "datetime64[s]", "until": "datetime64[s]"}
_PANDAS |= {"start": "int32", "end": "int32", "corrects": "bool", "part": "bool"}
_PANDAS |= dict.fromkeys(("value_float", "low_float", "high_float"), "float64")
DTYPES = {name: _PANDAS.get(name, "str") for name in COLUMNS}


class MissingExtra(ImportError):
    """A library of the extra `tables` is not installed; `reason` says what to install."""

    def __init__(self, library: str) -> None:
        self.reason = Words(
            f"缺少 {library}：请安装 pip install 'auditor-zh[tables]'",
            f"{library} is missing: pip install 'auditor-zh[tables]'",
        )
        super().__init__(self.reason.en)


def arrow_schema() -> pyarrow.Schema:
    """Return the Arrow schema of the table of claims.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtra("pyarrow") from error
    named = {"timestamp[s]": pyarrow.timestamp("s"), "bool": pyarrow.bool_()}
    kinds = {name: named.get(kind) or getattr(pyarrow, kind)() for name, kind in _ARROW.items()}
    return pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in COLUMNS])


def arrow(claims: Sequence[Row]) -> pyarrow.RecordBatch:
    """Return rows as a record batch of `arrow_schema`.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    schema = arrow_schema()
    import pyarrow

    columns = [pyarrow.array(_column(claims, f.name), type=f.type) for f in schema]
    return pyarrow.record_batch(columns, schema=schema)


def frame(
    texts: Iterable[str | Article] | str,
    *,
    published: dt.date | None = None,
    packs: Sequence[Pack] = (),
) -> pandas.DataFrame:
    """Return the claims of texts as a data frame; see `auditor.claims`."""
    try:
        import pandas
    except ImportError as error:
        raise MissingExtra("pandas") from error
    given = [texts] if isinstance(texts, str) else texts
    articles = (
        text if isinstance(text, Article) else Article(str(n), text, published)
        for n, text in enumerate(given)
    )
    claims = list(chain.from_iterable(rows(article, packs) for article in articles))
    data = {
        name: pandas.Series(_column(claims, name), dtype=dtype) for name, dtype in DTYPES.items()
    }
    return pandas.DataFrame(data)


def _column(claims: Sequence[Row], name: str) -> list[Any]:
    return [getattr(row, name) for row in claims]
