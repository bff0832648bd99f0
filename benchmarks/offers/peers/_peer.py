"""What an engine has to do to be measured."""

from abc import ABC, abstractmethod
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

from benchmarks.offers._answer import Filtered, Ordered
from benchmarks.offers._cache import World
from benchmarks.offers._people import Question

__all__ = ["ENGINES", "Missing", "Peer", "peer"]

ENGINES = {
    "tantivy": "benchmarks.offers.peers._tantivy",
    "polars": "benchmarks.offers.peers._polars",
    "duckdb": "benchmarks.offers.peers._duckdb",
    "scipy": "benchmarks.offers.peers._scipy",
    "postgresql": "benchmarks.offers.peers._postgres",
    "proaktiv_match": "benchmarks.offers._ours",
}
"""Engine to its module, which names it `ENGINE`."""

_PACKAGES = {"postgresql": "psycopg"}


class Missing(Exception):  # noqa: N818  not an error of the project: the run goes on without this engine
    """An engine is not installed here."""


class Peer(ABC):
    """An engine filled with one world.

    Attributes:
        setup: how it is set up, in a few words.
        full_order: whether it answers W2.
        skill_order: whether it answers W1.
        outside: whether another process does the work, so that only the clock on the wall tells its time.
    """

    setup: ClassVar[str]
    full_order: ClassVar[bool] = False
    skill_order: ClassVar[bool] = True
    outside: ClassVar[bool] = False

    apart: float = 0.0
    """Seconds of the constructor that are no part of the build."""

    @abstractmethod
    def __init__(self, world: World, folder: Path) -> None:
        """Fill it; the time of this call is the build time.

        Args:
            world: the offers.
            folder: an empty folder for files.

        Raises:
            Missing: it is not installed.
        """

    def filtered(self, question: Question) -> Filtered:
        """W1: what is no conflict, best skill score first; what is not known passes."""
        raise NotImplementedError

    def ordered(self, question: Question) -> Ordered:
        """W2: the full order with counts."""
        raise NotImplementedError

    def close(self) -> None:  # noqa: B027  most engines start nothing
        """End what was started."""

    @property
    def beside(self) -> int:
        """Bytes of files outside of the folder."""
        return 0

    @property
    def elsewhere(self) -> int:
        """Bytes of memory in other processes than this one."""
        return 0


def peer(name: str) -> type[Peer]:
    """The class of an engine.

    Raises:
        Missing: its package is not installed.
    """
    package = _PACKAGES.get(name, name)
    if find_spec(package) is None:
        raise Missing(f"{package} is not installed (pip install --group bench)")
    found: type[Peer] = import_module(ENGINES[name]).ENGINE
    return found
