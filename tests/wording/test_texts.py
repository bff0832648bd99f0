"""Every text is there in both languages, and none says what may not be said."""

import re
import string

import pytest

from proaktiv_match.errors import Fault
from proaktiv_match.fit import Mark, Tendency, Verdict
from proaktiv_match.fit._outcome import Reason
from proaktiv_match.profiles import OfferKind
from proaktiv_match.profiles._fields import Instrument
from proaktiv_match.skills import GapKind, GapStatus, How
from proaktiv_match.vocabulary import question_reasons, question_text, vocabulary
from proaktiv_match.wording import Coach, footer, terminal_text
from proaktiv_match.wording._texts import LANGUAGES, all_texts

FOOTER = "footer/footer/text"


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(all_texts()))
def test_both_languages_say_the_same_thing(key):
    texts = all_texts()[key]
    assert set(texts) == set(LANGUAGES)
    assert texts["de"].strip()
    assert texts["en"].strip()
    assert _fields(texts["de"]) == _fields(texts["en"])


@pytest.mark.parametrize("key", sorted(set(all_texts()) - {FOOTER}))
def test_no_text_finds_what_only_law_can_find(key):
    for text in all_texts()[key].values():
        assert not re.search(r"bürgergeld|zumutbar|erwerbsfähig|erwerbsunfähig|arbeitsunfähig", text, re.IGNORECASE)


def test_the_footer_is_the_sentence_of_the_specification():
    assert footer("de") == (
        "Hinweis zur Eignung nach vorliegenden Angaben. Keine ärztliche Beurteilung, "
        "keine Entscheidung über Zumutbarkeit, Erwerbsfähigkeit oder Leistungen."
    )
    assert "No medical assessment" in footer("en")
    assert Coach("en").footer() == footer("en")


def test_every_name_has_its_text():
    needed = [f"labels/dimension/{name}" for name in (*vocabulary().dimensions, "uncoded_notes")]
    needed += [f"finding/status/{status}" for status in Verdict]
    needed += [f"finding/mark/{mark}" for mark in Mark]
    needed += [f"finding/tendency/{name}" for name in (Tendency.LIKELY_FITS, Tendency.LIKELY_EXCEEDED)]
    needed += [f"result/pile/{name}" for name in (*Verdict, Tendency.PROMISING, Tendency.OPEN, Tendency.UNLIKELY)]
    needed += [f"result/kind/{kind}" for kind in OfferKind]
    needed += [f"result/how/{how}" for how in How]
    needed += [f"result/gap_kind/{kind}" for kind in GapKind]
    needed += [f"result/gap_status/{status}" for status in GapStatus]
    needed += [f"sources/limit/{name}" for name in Instrument.__args__]
    needed += [f"sources/demand/{name}" for name in ("employer", "coach", "ad_text", "occupation")]
    needed += [f"sources/addressee/{name}" for name in ("employer", "participant", "doctor", "coach")]
    needed += [f"finding/help_status/{name}" for name in ("present", "agreed", "requestable", "refused", "unknown")]
    needed += [f"result/not_ready/{name}" for name in ("stability_missing", "not_stable", "stability_expired")]
    needed += [f"payers/payer/{name}" for entry in vocabulary().accommodations.values() for name in entry.payers]
    for measure in vocabulary().measures.values():
        if measure.unit is not None:
            needed += [f"values/unit/{measure.unit.id}/{count}" for count in ("one", "many")]
    assert [key for key in needed if key not in all_texts()] == []


def test_reasons_given_for_rules_belong_to_rules_of_the_rule_book():
    named = [key.rpartition("/")[2] for key in all_texts() if key.startswith("finding/because/")]
    assert [rule for rule in named if rule not in vocabulary().rules] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_open_point_has_a_question(lang):
    reasons = {value for name, value in vars(Reason).items() if not name.startswith("_")}
    assert reasons <= set(question_reasons())
    for reason in reasons:
        for dimension, measure in vocabulary().measures:
            text = question_text(reason, dimension, measure, lang)
            assert len(text) > 10
            assert not re.search(r"[{}\[\]]|None", text)


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="lang"):
        Coach("fr")


def test_texts_of_the_terminal_are_filled_in():
    assert terminal_text("match/head", "de", participant="P-1") == "Teilnehmer/in P-1"
    assert Fault("f", 1, "", "c", "m", "m").as_line() == "f #1: m [c]"


def test_payers_are_said_in_the_language_of_the_text():
    names = {name for entry in vocabulary().accommodations.values() for name in entry.payers}
    german = Coach().payers(sorted(names))
    assert not re.search(r"\b(no|employer|with|subsidy)\b", german)
    assert "§ 49 Abs. 8 Nr. 3 SGB IX" in german
    assert "§ 49 (8) no. 3 SGB IX" in Coach("en").payers(sorted(names))
