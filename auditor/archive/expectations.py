"""Runs the demands of packs as expectations of Great Expectations, in an ephemeral context.

The only module that imports great_expectations, which takes seconds and 200 MB. Its custom
expectations hand the rows to `suites`, where figures are exact intervals: 80.6% is never
compared as a float. UnexpectedRowsExpectation is not used, because it fails on pandas.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

os.environ["GX_ANALYTICS_ENABLED"] = "False"  # read when the library is imported

with warnings.catch_warnings():  # of libraries that it looks for, about each other
    warnings.simplefilter("ignore")
    import great_expectations as gx

import pandas
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import MulticolumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider import (
    MulticolumnMapMetricProvider,
    multicolumn_condition_partial,
)

from auditor.archive.suites import Breach, Demand, breaches, columns_of, demands
from auditor.archive.wide import Line
from auditor.model import Severity
from auditor.packs import Pack

_KEYS = ("row", "article", "place", "group", "time", "figures")
_GRADE = {Severity.ERROR: "critical", Severity.WARNING: "warning", Severity.INFO: "info"}
_RUNNING: list[_Run] = []  # what the metric asks; one run at a time


@dataclass(frozen=True, slots=True)
class Result:
    """How a demand ended: the rows that it was asked of, and those that do not meet it."""

    pack: str
    demand: Demand
    rows: int
    breaches: tuple[Breach, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """The wide rows under validation and the demands by their number."""

    lines: Sequence[Line]
    demands: tuple[Demand, ...]


class AuditorDemand(MulticolumnMapMetricProvider):
    """Judges every row of the wide table by a demand, on exact intervals."""

    condition_metric_name = "multicolumn_values.auditor_demand"
    condition_domain_keys = (
        "batch_id",
        "table",
        "column_list",
        "row_condition",
        "condition_parser",
        "ignore_row_if",
    )
    condition_value_keys = ("demand",)

    @multicolumn_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column_list: Any, demand: int, **_: Any) -> Any:
        run = _RUNNING[-1]
        broken = {b.line.number for b in breaches(run.demands[demand], run.lines)}
        return pandas.Series([n not in broken for n in column_list.index], column_list.index)


class _Expect(MulticolumnMapExpectation):
    demand: int
    map_metric = "multicolumn_values.auditor_demand"
    success_keys = ("column_list", "demand", "mostly")
    args_keys = ("column_list", "demand")


class ExpectFiguresToSatisfyLaw(_Expect):
    """The figures of a row satisfy a law of the pack, each free within its interval."""


class ExpectFiguresToLieWithin(_Expect):
    """The interval of every figure meets the bounds that its metric has by nature."""


class ExpectSumsNeverToFall(_Expect):
    """A cumulative figure is not below an earlier one of the same place, group and year."""


class ExpectOneFigureForEach(_Expect):
    """An article gives a metric, place, group and time one figure."""


_EXPECTATIONS = {
    "law": ExpectFiguresToSatisfyLaw,
    "within": ExpectFiguresToLieWithin,
    "never falls": ExpectSumsNeverToFall,
    "unique": ExpectOneFigureForEach,
}


def frame(lines: Sequence[Line], pack: Pack) -> pandas.DataFrame:
    """Return the wide rows as a data frame of text, with every column of the pack."""
    data: dict[str, list[Any]] = {
        "row": [line.number for line in lines],
        "article": [line.article for line in lines],
        "place": [line.place for line in lines],
        "group": [line.group for line in lines],
        "time": [line.time for line in lines],
        "figures": [_figures(line) for line in lines],
    }
    for column in columns_of(pack):
        cells = (line.cells.get(column) for line in lines)
        data[column] = [None if cell is None else cell.text for cell in cells]
    kinds = {name: "str" for name in data if name != "row"}
    return pandas.DataFrame(data).astype(kinds)


def _figures(line: Line) -> str:
    """Write the figures of a row with the characters of the article at which they stand."""
    cells = ((column, cell.claim) for column, cell in line.cells.items())
    return "；".join(f"{column}「{c['quote']}」{c['start']}–{c['end']}" for column, c in cells)


def validate(
    tables: Sequence[tuple[str, Pack, Sequence[Line]]], lang: str, docs: str = ""
) -> list[Result]:
    """Run the suite of each pack over its wide rows.

    Args:
        tables: name, pack and wide rows of each.
        lang: the language of descriptions.
        docs: the directory to write Data Docs to; "" for none.
    """
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    if docs:
        context.add_data_docs_site("local", _site(docs))
    source = context.data_sources.add_pandas("claims")
    out: list[Result] = []
    for name, pack, lines in tables:
        asked = demands(pack)
        suite = gx.ExpectationSuite(name=name)
        for number, demand in enumerate(asked):
            suite.add_expectation(_expectation(demand, number, lang))
        batch = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("all")
        definition = context.validation_definitions.add(
            gx.ValidationDefinition(name=name, data=batch, suite=context.suites.add(suite))
        )
        actions = [gx.checkpoint.UpdateDataDocsAction(name="docs", site_names=["local"])]
        checkpoint = context.checkpoints.add(
            gx.Checkpoint(
                name=name,
                validation_definitions=[definition],
                actions=actions if docs else [],
                result_format={
                    "result_format": "COMPLETE",
                    "unexpected_index_column_names": list(_KEYS),
                },
            )
        )
        _RUNNING.append(_Run(lines, asked))
        try:
            run = checkpoint.run(
                batch_parameters={"dataframe": frame(lines, pack)},
                run_id=gx.RunIdentifier(run_name=name),
            )
        finally:
            _RUNNING.pop()
        out += _results(pack, asked, lines, run)
    return out


def _expectation(demand: Demand, number: int, lang: str) -> Any:
    keys = {"unique": ["article", "place", "group", "time"], "never falls": ["place", "time"]}
    series = demand.kind == "never falls"
    return _EXPECTATIONS[demand.kind](
        column_list=[*dict.fromkeys((*keys.get(demand.kind, ()), *demand.columns))],
        ignore_row_if="any_value_is_missing" if series else "all_values_are_missing",
        demand=number,
        severity=_GRADE[demand.severity],
        description=demand.text.said(lang),
    )


def _results(pack: Pack, asked: Sequence[Demand], lines: Sequence[Line], run: Any) -> list[Result]:
    """Turn what the library found into breaches: its failing rows, back to their claims.

    Raises:
        RuntimeError: an expectation could not be evaluated.
    """
    found: dict[int, Result] = {}
    for validation in run.run_results.values():
        for result in validation.results:
            number = result.expectation_config.kwargs["demand"]
            if "element_count" not in result.result:
                raise RuntimeError(f"{asked[number].text.zh}: {result.exception_info}")
            failed = {place["row"] for place in result.result.get("unexpected_index_list") or ()}
            told = tuple(b for b in breaches(asked[number], lines) if b.line.number in failed)
            count = result.result["element_count"] - result.result.get("missing_count", 0)
            found[number] = Result(pack.title, asked[number], count, told)
    return [found[number] for number in sorted(found)]


def _site(folder: str) -> dict[str, Any]:
    return {
        "class_name": "SiteBuilder",
        "store_backend": {
            "class_name": "TupleFilesystemStoreBackend",
            "base_directory": os.path.abspath(folder),
        },
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
    }
