"""Verifies a store: nothing half-written, nothing twice, indexes and events agree."""
