"""Communiqué: the meetings and the agreements that news articles report."""
