"""Linguistic knowledge as data files, and their loader."""
