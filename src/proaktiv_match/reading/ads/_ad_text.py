"""The text of an advertisement in clauses: what stands together is read together, what is repeated is read once."""

from dataclasses import dataclass
from typing import Self

from proaktiv_match.reading.ads._clauses import spans
from proaktiv_match.reading.ads._sections import Section, parts
from proaktiv_match.reading.text import SourceText

__all__ = ["AdText", "Clause", "Section"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence, bullet or line: the unit a pattern looks at.

    Attributes:
        start: where it begins in `AdText.source.text`.
        end: where it ends.
        section: the part of the advertisement; `OTHER` if that is not known.
        post: number of the post it speaks of, 0 for the only or first one.
        repeated: the same words stood before in this advertisement; such a clause is passed over.
    """

    start: int
    end: int
    section: Section
    post: int
    repeated: bool


@dataclass(frozen=True, slots=True)
class AdText:
    """Title and description of an advertisement, read in one pass.

    Attributes:
        source: title, a line end and the description; the description alone where there is no title.
        title_end: positions of `source.text` below it lie in the title.
        clauses: in the order of the text.
    """

    source: SourceText
    title_end: int
    clauses: tuple[Clause, ...]

    @classmethod
    def of(cls, title: str, description: str) -> Self:
        """Bring title and description into one form and part them into clauses."""
        source, title_end = _joined(title, description)
        size = len(source.text)
        found = [*spans(source.text, 0, title_end), *spans(source.text, title_end, size)]
        clauses = (
            Clause(part.start, part.end, part.section, part.post, part.repeated)
            for part in parts(source.text, found, title_end)
        )
        return cls(source, title_end, tuple(clauses))

    def quote(self, start: int, end: int) -> str:
        """The exact substring of title or description behind `source.text[start:end]`, never across both.

        Raises:
            ValueError: nothing but white space lies there.
        """
        if start < self.title_end < end:
            end = self.title_end
        return self.source.quote(start, end)


def _joined(title: str, description: str) -> tuple[SourceText, int]:
    """One text of both; each is brought into form by itself, so that nothing of one runs into the other."""
    below = SourceText.of(description)
    if not title:
        return below, 0
    above = SourceText.of(title)
    begin = len(title) + 1
    return (
        SourceText(
            original=f"{title}\n{description}",
            text=f"{above.text}\n{below.text}",
            offsets=(*above.offsets, *(begin + place for place in below.offsets)),
            ends=(*above.ends, begin, *(begin + place for place in below.ends)),
        ),
        len(above.text),
    )
