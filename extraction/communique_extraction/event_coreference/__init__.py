"""Which event mentions are one event."""
