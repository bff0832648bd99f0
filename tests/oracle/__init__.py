"""A slow, readable second implementation of the comparison, written from the specification alone.

It imports nothing of the library: raw contract JSON and the CSV tables go in, one judgement comes out. The tests
compare the fast implementation with it on random pairs. Where the specification can be read twice, `AMBIGUITIES.md`
names the choice.
"""

from .judging import judge

__all__ = ["judge"]
