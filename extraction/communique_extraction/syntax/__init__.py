"""Parsed sentences, and what stands where in them."""
