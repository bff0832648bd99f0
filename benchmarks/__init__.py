"""Measurements: figures and ratios in one run, never asserted in tests."""
