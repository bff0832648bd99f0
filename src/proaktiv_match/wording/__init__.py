"""Findings, suggestions and counts as sentences for the coach, German first, English beside; texts are data files."""

from proaktiv_match.wording._coach import Coach, footer
from proaktiv_match.wording._highlights import Highlights
from proaktiv_match.wording._texts import LANGUAGES, terminal_text

__all__ = ["LANGUAGES", "Coach", "Highlights", "footer", "terminal_text"]
