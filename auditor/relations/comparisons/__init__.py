"""Figures held against each other: growth and levels, order, ranks, thresholds."""
