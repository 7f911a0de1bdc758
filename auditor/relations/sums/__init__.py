"""Parts and the total they make: finds the lists, ties each to its whole, weighs what misses."""
