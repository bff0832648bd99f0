"""What a pattern is: words that say a demand, and the demand they say."""

from dataclasses import dataclass
from typing import Literal

from proaktiv_match.reading.ads._read_demand import Amount
from proaktiv_match.reading.ads.patterns._language import Form
from proaktiv_match.vocabulary import Measure

__all__ = ["Gift", "Pattern"]


@dataclass(frozen=True, slots=True)
class Gift:
    """One demand that a pattern gives.

    Attributes:
        measure: the measure of the vocabulary.
        value: what the words say by themselves: an amount or options; `None` if the text beside them has to say it.
        optional: whether the options are only possible.
    """

    measure: Measure
    value: Amount | tuple[str, ...] | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words of advertisements that say one or more demands.

    Attributes:
        id: name of the rule, `AD-<group>-<number>`.
        gives: the demands.
        forms: the words.
        without: words elsewhere in the clause that take the meaning away.
        instead_of: dimensions that the same words do not say beside it.
        certainty: `stated`, or `implied` by a task (clarification A33).
        anywhere: whether the words count among benefits and the employer's words about itself too.
        deniable: whether "kein" and its like turn the demand round; words that carry their own "kein" stay as they are.
        denied: the amount that is left under a "kein" that does not deny the thing whole ("keine schweren Lasten").
        examples: texts in which the pattern gives its demands.
        counter: texts in which it gives none.
    """

    id: str
    gives: tuple[Gift, ...]
    forms: tuple[Form, ...]
    without: tuple[Form, ...]
    instead_of: frozenset[str]
    certainty: Literal["stated", "implied"]
    anywhere: bool
    deniable: bool
    denied: Amount | None
    examples: tuple[str, ...]
    counter: tuple[str, ...]
