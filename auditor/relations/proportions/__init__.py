"""Shares of a whole, ratios between groups, and what a rate and a count make."""
