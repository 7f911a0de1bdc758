"""Web pages: their text with the place of every character in the source, and what is article."""
