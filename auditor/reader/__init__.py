"""The parts of the quantity reader: numerals, hedges, units, the grammar and the calendar."""
