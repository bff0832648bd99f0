"""Offers ranked for persons who say what they can do in other words than the offers."""
