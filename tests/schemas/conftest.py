"""Hypothesis without a clock and without chance: a busy machine must not fail a test."""

from hypothesis import settings

settings.load_profile("ci")
