"""What the coach reads: one object that says findings, suggestions and counts in one language."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from proaktiv_match.fit import Adaptation, Finding, Mark, Tendency, Verdict
from proaktiv_match.matching import (
    CaseCounts,
    Excluded,
    ExcludedCases,
    LeftOut,
    Notice,
    OfferBand,
    OneStep,
    ProfileSummary,
    Suggestion,
    WhyBefore,
)
from proaktiv_match.profiles import OfferKind
from proaktiv_match.skills import Contribution, FormalGap
from proaktiv_match.vocabulary import vocabulary
from proaktiv_match.wording import _cases, _parts
from proaktiv_match.wording._amounts import head
from proaktiv_match.wording._finding import accommodation, clauses, finding_sentence, status_word
from proaktiv_match.wording._highlights import Highlights, highlights
from proaktiv_match.wording._numbers import day
from proaktiv_match.wording._sides import short
from proaktiv_match.wording._texts import LANGUAGES, Texts

__all__ = ["Coach", "footer"]


def footer(lang: str = "de") -> str:
    """The sentence at the end of every output: a hint on suitability, no decision."""
    return Texts(lang).say("footer/footer/text")


class Coach:
    """The coach's sentences.

    Args:
        lang: `"de"` or `"en"`.

    Raises:
        ValueError: there are no texts in this language.
    """

    __slots__ = ("_texts",)

    def __init__(self, lang: str = "de") -> None:
        if lang not in LANGUAGES:
            raise ValueError(f"lang must be one of {', '.join(LANGUAGES)}")
        self._texts = Texts(lang)

    @property
    def lang(self) -> str:
        """The language."""
        return self._texts.lang

    def finding(self, finding: Finding) -> str:
        """One sentence: both values with source and day, what comes out, what helps, the rule."""
        return finding_sentence(self._texts, finding)

    def short(self, finding: Finding) -> str:
        """Both values in a few words, for lists."""
        measure = vocabulary().measures.get((finding.dimension, finding.measure))
        return self.subject(finding) if measure is None else short(self._texts, measure, finding)

    def subject(self, finding: Finding) -> str:
        """Short name of what is compared."""
        return head(self._texts, finding.dimension, finding.measure)

    def dimension(self, name: str) -> str:
        """Short name of a dimension."""
        return self._texts.say(f"labels/dimension/{name}")

    def status(self, finding: Finding) -> str:
        """The outcome in words: `überschritten`, `klären, vermutlich erfüllt`."""
        return status_word(self._texts, finding)

    def mark(self, mark: Mark) -> str:
        """A mark as a short sentence."""
        return self._texts.say(f"finding/mark/{mark}")

    def clauses(self, finding: Finding) -> list[str]:
        """Reasons and marks of a finding as short sentences."""
        return clauses(self._texts, finding)

    def question(self, finding: Finding) -> str:
        """What to ask and whom; empty if nothing is to be asked."""
        return _parts.question(self._texts, finding)

    def addressee(self, name: str) -> str:
        """Whom to ask."""
        return self._texts.say(f"sources/addressee/{name}")

    def verdict(self, verdict: Verdict, tendency: Tendency | None = None) -> str:
        """Name of a pile, or of a part of the check pile."""
        return _parts.pile(self._texts, verdict, tendency)

    def highlights(self, suggestion: Suggestion) -> Highlights:
        """Reasons and open points of a suggestion in a few short lines."""
        return highlights(self._texts, suggestion)

    def suggestion(self, suggestion: Suggestion) -> str:
        """A suggestion in a few lines: pile, skills, distance, then what speaks for it and what is open."""
        lines = [
            " · ".join(
                (
                    self.verdict(suggestion.verdict, suggestion.tendency),
                    self.skill_score(suggestion),
                    self.distance(suggestion),
                )
            )
        ]
        seen = self.highlights(suggestion)
        lines += [*seen.pros, *seen.needs, *seen.against, *seen.open, *seen.gaps, *seen.wishes]
        return "\n".join(lines)

    def skill_score(self, suggestion: Suggestion) -> str:
        """The skill score in percent."""
        return _parts.skill_score(self._texts, suggestion)

    def distance(self, suggestion: Suggestion) -> str:
        """The distance as the crow flies."""
        return _parts.distance(self._texts, suggestion)

    def contribution(self, contribution: Contribution) -> str:
        """One part of the skill score."""
        return _parts.contribution(self._texts, contribution)

    def contributions(self, suggestion: Suggestion) -> list[str]:
        """The skill score as a sum, and what is asked for without evidence."""
        lines = [self.contribution(part) for part in suggestion.contributions]
        if lines:
            share = _parts.millionths(self._texts, suggestion.skill_millionths)
            lines.append(self._texts.say("result/suggestion/sum", value=share))
        for name, must in suggestion.missing_skills:
            lines.append(self._texts.say(f"result/suggestion/missing_{'must' if must else 'should'}", name=name))
        return lines

    def transfers(self, suggestion: Suggestion) -> list[str]:
        """What past occupations cover of the offer's."""
        return [_parts.transferred(self._texts, one) for one in suggestion.transfers]

    def formal_gap(self, gap: FormalGap) -> str:
        """A formal gap: licence, language, requirement level."""
        return _parts.gap(self._texts, gap)

    def adaptation(self, adaptation: Adaptation) -> str:
        """An adaptation with lead time and possible payers."""
        return _parts.adaptation(self._texts, adaptation)

    def accommodation(self, name: str, status: str = "unknown") -> str:
        """A measure of the catalogue with its status."""
        return accommodation(self._texts, name, status)

    def wishes(self, suggestion: Suggestion) -> list[str]:
        """Wishes met and wishes against, as their own group."""
        return list(self.highlights(suggestion).wishes)

    def payers(self, names: Iterable[str]) -> str:
        """Possible payers of the catalogue of accommodations."""
        return _parts.payers(self._texts, names)

    def notice(self, notice: Notice) -> str:
        """What has to be known beside the findings."""
        return notice.text(self.lang)

    def profile(self, profile: ProfileSummary) -> list[str]:
        """How much is known about the person."""
        return _parts.profile(self._texts, profile)

    def not_ready(self, reason: str) -> str:
        """Why a person is not matched at present."""
        return self._texts.say(f"result/not_ready/{reason}")

    def excluded(self, excluded: Excluded) -> str:
        """Offers that do not fit today, counted by reason."""
        return _parts.excluded(self._texts, excluded)

    def one_steps(self, steps: Sequence[OneStep], shown: Mapping[str, str] | None = None) -> list[str]:
        """Offers that a single adaptation would open; `shown` says how an id is shown."""
        return _parts.one_steps(self._texts, steps, shown or {})

    def left_out(self, reason: str, count: int) -> str:
        """Offers that were not compared: `expired`, `hidden`, `other_kind`."""
        return self._texts.say(f"result/excluded/{reason}", count=count)

    def steps(self, count: int) -> str:
        """Headline over offers that a single adaptation would open."""
        return self._texts.say("result/excluded/steps", count=count)

    def could_fit(self, counts: CaseCounts) -> list[str]:
        """For how many cases an offer could fit, and in which piles they are."""
        lines = (_cases.could_fit(self._texts, counts), _cases.piles_of_cases(self._texts, counts))
        return [line for line in lines if line]

    def excluded_cases(self, excluded: ExcludedCases) -> list[str]:
        """Why an offer does not fit other cases today."""
        return _cases.excluded_cases(self._texts, excluded)

    def left_out_cases(self, reason: LeftOut, count: int, ids: Sequence[str]) -> str:
        """Cases that were not compared with an offer, the first of them named."""
        return _cases.left_out_cases(self._texts, reason, count, ids)

    def not_compared(self) -> str:
        """Headline over cases that were not compared with an offer."""
        return self._texts.say("for_offer/cases/left_out")

    def order_of_cases(self) -> str:
        """That cases stand in the order of their ids, and where all reasons are."""
        return self._texts.say("for_offer/cases/order")

    def agreed_as(self, offer: str) -> str:
        """That a case was compared with the same offer from another source."""
        return self._texts.say("for_offer/cases/agreed", offer=offer)

    def offer_head(self, offer: str) -> str:
        """Headline over the cases of an offer."""
        return self._texts.say("for_offer/cases/head", offer=offer)

    def offer_band(self, band: OfferBand) -> list[str]:
        """For how many cases an offer could fit, in a band, and what was counted."""
        return [
            self._texts.say("for_offer/band/could_fit", band=_cases.band(self._texts, band.could_fit)),
            self._texts.say("for_offer/band/what"),
        ]

    def why_before(self, why: WhyBefore) -> str:
        """What decides between two offers."""
        return why.text(self.lang)

    def day(self, value: date) -> str:
        """A day of the calendar."""
        return day(self._texts, value)

    def offer_kind(self, kind: OfferKind) -> str:
        """Kind of an offer."""
        return self._texts.say(f"result/kind/{kind}")

    def temporary_agency(self) -> str:
        """That an offer comes from a temporary agency."""
        return self._texts.say("result/kind/temporary_agency")

    def footer(self) -> str:
        """The sentence at the end of every output."""
        return footer(self.lang)
