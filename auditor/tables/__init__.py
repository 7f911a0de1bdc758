"""Tables of an article: found in Markdown, laid out as a grid, and kept from the prose."""
