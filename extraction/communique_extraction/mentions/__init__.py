"""Who and what a sentence names."""
