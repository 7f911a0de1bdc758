"""Readers: one file for each kind of file, found by looking into the folder."""
