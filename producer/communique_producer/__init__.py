"""Reads articles from sources, cleans them and sends them to the queue."""
