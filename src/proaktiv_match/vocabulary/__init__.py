"""The shared language of both sides: dimensions, measures, amounts, lexicons, accommodations, rules."""

from proaktiv_match.vocabulary._accommodation import Accommodation, Effect, EffectKind, SideEffect
from proaktiv_match.vocabulary._dimension import Dimension, Kind, Measure, MeasureKey, Unit
from proaktiv_match.vocabulary._interval import Interval, Number, exact
from proaktiv_match.vocabulary._lexicon import Lexicon, LexiconWord, fold
from proaktiv_match.vocabulary._questions import question_reasons, question_text
from proaktiv_match.vocabulary._rules import Rule
from proaktiv_match.vocabulary._vocabulary import (
    RULES_VERSION,
    SHIFT_POSITIONS,
    VOCABULARY_VERSION,
    Vocabulary,
    vocabulary,
)

__all__ = [
    "RULES_VERSION",
    "SHIFT_POSITIONS",
    "VOCABULARY_VERSION",
    "Accommodation",
    "Dimension",
    "Effect",
    "EffectKind",
    "Interval",
    "Kind",
    "Lexicon",
    "LexiconWord",
    "Measure",
    "MeasureKey",
    "Number",
    "Rule",
    "SideEffect",
    "Unit",
    "Vocabulary",
    "exact",
    "fold",
    "question_reasons",
    "question_text",
    "vocabulary",
]
