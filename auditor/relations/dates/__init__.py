"""Dates, periods and courses of time: what each means, and how they lie to one another."""
