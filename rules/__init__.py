"""One rule a file; `packs/` holds the data of the fields."""
