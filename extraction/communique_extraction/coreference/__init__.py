"""Which mentions are the same person, state or body."""
