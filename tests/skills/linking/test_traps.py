"""What is done with a thing counts as much as the thing; a word more or less makes another skill."""

import pytest

from proaktiv_match.skills import SkillMap, Taxonomy, Term

BUNDLED = SkillMap(Taxonomy.bundled())


def meant(text):
    return [BUNDLED.name(concept) for concept in BUNDLED.meaning(Term.of(text)).concepts]


@pytest.mark.parametrize(
    "text",
    [
        "Kommunikation unterrichten",
        "Gabelstapler reparieren",
        "Gabelstapler verkaufen",
        "Inventur planen",
        "Schweißen lehren",
        "Reinigungsmittel verkaufen",
        "Telefonanlagen installieren",
        "Kassensysteme programmieren",
        "Pflege abrechnen",
        "Maschinen konstruieren",
        "Lagerhallen bauen",
        "Computer zusammenbauen",
        "Medikamente entwickeln",
        "Fleiß",
    ],
)
def test_stays_unlinked(text):
    assert meant(text) == []


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Fenster einbauen", "Fenster und Türen einbauen"),
        ("Komissionierung", "Waren kommissionieren"),
        ("Fleisch verkaufen", "Fleisch- und Wurstwaren verkaufen"),
        ("Schweine schlachten", "Schlachten"),
        ("Kräne fahren", "Kran bedienen"),
        ("KRÄNE FAHREN", "Kran bedienen"),
        ("Qualitaetspruefung", "Qualität prüfen"),
    ],
)
def test_is_linked(text, concept):
    assert meant(text) == [concept]
