"""Finds numbers that contradict each other in Chinese articles, and shows the sum."""

from auditor.engine import audit
from auditor.model import Check, Coverage, Finding, Kind, Quantity, Report, Severity, Span, Verdict
from auditor.quantities import quantities

__all__ = [
    "Check",
    "Coverage",
    "Finding",
    "Kind",
    "Quantity",
    "Report",
    "Severity",
    "Span",
    "Verdict",
    "audit",
    "quantities",
]
