"""Durable results: atomic writes, queries, the stream and its consumer groups."""
