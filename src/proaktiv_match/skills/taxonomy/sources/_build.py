"""From files to a built taxonomy: reads all sources, tells all faults at once, writes whole or not at all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from proaktiv_match.errors import Fault, InputError
from proaktiv_match.skills.linking import Encoder
from proaktiv_match.skills.taxonomy._artefact import check_target, write
from proaktiv_match.skills.taxonomy._content import TaxonomyContent, merge
from proaktiv_match.skills.taxonomy._faults import unreadable
from proaktiv_match.skills.taxonomy._link_index import Step
from proaktiv_match.skills.taxonomy.sources._ba_catalogue import read_ba_catalogue
from proaktiv_match.skills.taxonomy.sources._crosswalk import read_crosswalk
from proaktiv_match.skills.taxonomy.sources._dkz import DIRECTORY, read_titles, without_known_titles
from proaktiv_match.skills.taxonomy.sources._esco import read_esco
from proaktiv_match.skills.taxonomy.sources._kldb import read_kldb
from proaktiv_match.skills.taxonomy.sources._own_csv import read_own_csv

__all__ = ["Inputs", "build", "read_sources"]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a taxonomy is built from; at least one has to be given.

    Attributes:
        esco: folder of ESCO's CSV files.
        ba_catalogue: folder of the BA's competence catalogue.
        kldb: structure of KldB 2010.
        titles: titles of the DKZ or of the alphabetical directory.
        crosswalk: the BA's mapping of ESCO and DKZ.
        own: one's own CSV files; those named first come first.
    """

    esco: Path | None = None
    ba_catalogue: Path | None = None
    kldb: Path | None = None
    titles: tuple[Path, ...] = ()
    crosswalk: Path | None = None
    own: tuple[Path, ...] = ()

    def readers(self) -> Iterator[tuple[str, Callable[[], TaxonomyContent]]]:
        """Name of what is read, and how."""
        named = (
            (self.esco, read_esco),
            (self.ba_catalogue, read_ba_catalogue),
            (self.kldb, read_kldb),
            *((path, read_titles) for path in self.titles),
            (self.crosswalk, read_crosswalk),
            *((path, read_own_csv) for path in self.own),
        )
        for path, reader in named:
            if path is not None:
                yield path.name, partial(reader, path)


def read_sources(inputs: Inputs, step: Step | None = None) -> TaxonomyContent:
    """Read all sources into one content.

    Args:
        inputs: where they lie.
        step: called with the name of each before it is read.

    Raises:
        InputError: with the faults of all sources.
    """
    found: list[TaxonomyContent] = []
    faults: list[Fault] = []
    total, counts = 0, dict[str, int]()
    for name, read in inputs.readers():
        if step is not None:
            step(name)
        try:
            found.append(read())
        except InputError as error:
            faults += error.faults
            total += error.total
            for code, count in error.counts.items():
                counts[code] = counts.get(code, 0) + count
    if faults:
        raise InputError(faults, total, counts)
    others = [content for content in found if content.sources[0].name != DIRECTORY]
    known = [concept for content in others for concept in content.concepts]
    directories = [without_known_titles(content, known) for content in found if content.sources[0].name == DIRECTORY]
    return merge([*others, *directories])


def build(
    inputs: Inputs, directory: str | Path, step: Step | None = None, *, encoder: Encoder | None = None
) -> dict[str, Any]:
    """Build a taxonomy on disk with its link index (`Taxonomy.open` opens it).

    Args:
        inputs: where the sources lie.
        directory: new, empty, or holding a taxonomy already.
        step: told the name of each step before it begins: a file or folder, then `index`, `link_skill` and
            `link_occupation`; the last two with how many labels of how many are encoded.
        encoder: stores its vectors of all labels, for linking by meaning.

    Returns:
        The manifest: version, sources with their counts and encodings, counts, sizes.

    Raises:
        InputError: a source is wrong, nothing was given, or the directory holds something else.
    """
    check_target(directory)
    if not any(True for _ in inputs.readers()):
        raise unreadable("no_input", str(directory))
    return write(read_sources(inputs, step), directory, encoder, step)
