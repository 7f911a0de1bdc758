"""The parts of reading figures: numerals, hedges, units, the grammar and the calendar."""
