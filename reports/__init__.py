"""One reporter a file."""
