"""Counts, and what an article lists for them or takes up of them."""
