"""The words of an article and how they stand: clauses, items, nouns, names, numbered points."""
