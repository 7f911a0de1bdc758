"""Many articles at once: tables of claims, laws over them, and figures to hold them against."""
