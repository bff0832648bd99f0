"""`link`: texts of a table to the concepts they mean; what is not safe stays unlinked and visible."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from proaktiv_match.cli._output import check_writable, output
from proaktiv_match.cli._progress import watched
from proaktiv_match.cli._session import Session
from proaktiv_match.errors import Fault, InputError
from proaktiv_match.skills import Taxonomy
from proaktiv_match.skills.linking import BundledEncoder, Candidate, Encoder, LabelIndex, read_pairs
from proaktiv_match.wording import LANGUAGES, terminal_text

__all__ = ["ConceptKind", "LinkCall", "link"]

_TOGETHER = 1024


class ConceptKind(StrEnum):
    """What texts are linked to."""

    SKILL = "skill"
    OCCUPATION = "occupation"


@dataclass(frozen=True, slots=True)
class LinkCall:
    """The words of a call of `link`; see the contract."""

    kind: ConceptKind
    queries: Path
    labels: Path | None
    taxonomy: Path | None
    semantic: bool
    top: int
    out: Path | None


def link(session: Session, call: LinkCall) -> None:
    """Run `link`.

    Raises:
        InputError: a file is wrong, or it is not said what to link to; nothing is written then.
    """
    if (call.labels is None) == (call.taxonomy is None):
        de, en = (terminal_text("link/one_of", lang) for lang in LANGUAGES)
        raise InputError([Fault("proaktiv-match link", None, "", "usage", de, en, "--labels | --taxonomy")])
    check_writable(call.out)
    queries = read_pairs(call.queries)
    encoder = BundledEncoder() if call.semantic else None
    index = _index(call, encoder)
    parts = [queries[start : start + _TOGETHER] for start in range(0, len(queries), _TOGETHER)]
    with output(call.out) as stream:
        for part in watched(session.say("progress/linking"), parts, len(parts)):
            found = index.search([text for _, text in part], call.top)
            stream.writelines(_lines(part, found))


def _index(call: LinkCall, encoder: Encoder | None) -> LabelIndex:
    if call.taxonomy is not None:
        return Taxonomy.open(call.taxonomy).link_index(call.kind.value, encoder)
    forms = read_pairs(call.labels) if call.labels is not None else []
    return LabelIndex.build(forms, call.kind.value, encoder=encoder)


def _lines(queries: list[tuple[str, str]], found: list[list[Candidate]]) -> Iterator[str]:
    for (name, _), candidates in zip(queries, found, strict=True):
        for one in candidates:
            yield f"{name}\t{one.concept}\t{one.score:.6f}\t{int(one.linked)}\n"
