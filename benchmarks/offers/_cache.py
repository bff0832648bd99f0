"""Worlds on disk, made once: every engine reads the same columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from benchmarks.offers._people import People
from benchmarks.offers._records import offers_of
from benchmarks.offers._shape import Shape
from benchmarks.offers._world import Columns, Maker, joined
from proaktiv_match.profiles import Offer

__all__ = ["SEED", "World", "world_of"]

SEED = 7


@dataclass(frozen=True, slots=True)
class World:
    """Offers of one world, in both forms.

    Attributes:
        maker: what makes them.
        columns: the offers as columns.
        home: folder where they are kept; what is made of them may lie beside.
    """

    maker: Maker
    columns: Columns
    home: Path

    @property
    def shape(self) -> Shape:
        """The axes."""
        return self.maker.shape

    @property
    def people(self) -> People:
        """Who asks."""
        return People(self.maker, SEED)

    def records(self) -> Iterator[Offer]:
        """The offers as validated records, streamed."""
        return offers_of(self.maker, len(self.columns))


def world_of(name: str, offers: int, cache: Path) -> World:
    """A world, from the cache where it is there.

    Args:
        name: `unknown` or `known`.
        offers: how many.
        cache: folder where columns are kept between runs; to be emptied when the shapes change.
    """
    maker = Maker(name, SEED)
    folder = cache / f"{name}-{SEED}-{offers}"
    if not folder.is_dir():
        making = folder.with_name(f"{folder.name}.part")
        if making.exists():
            rmtree(making)
        joined(list(maker.blocks(offers))).save(making)
        making.rename(folder)
    return World(maker, Columns.load(folder), folder)
