"""What a figure speaks of: its metric, place and group by the words of packs, and their laws."""
