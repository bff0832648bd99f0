"""What others do, what the firm makes, and figures of speech are no demands; the post beside them still is."""

import pytest

from proaktiv_match.reading.ads import AdText
from proaktiv_match.reading.ads._demands import read_demands
from proaktiv_match.reading.ads._shifts import read_shifts


@pytest.mark.parametrize(
    "text",
    [
        "Unsere Kräne heben Lasten von 40 Tonnen.",
        "Unsere Monteure klettern auf Windräder.",
        "Der Kollege aus der Montage reist durch ganz Europa.",
        "Seit 1950 produzieren wir Gehörschutz und Schutzhelme.",
        "Als Familienunternehmen bauen wir Gerüste.",
        "Die Reinigung mit Chemikalien übernimmt eine Fremdfirma.",
        "Die Ware wird von einer externen Spedition mit Lkw ausgeliefert.",
        "Die Muttergesellschaft betreibt Spielhallen.",
        "Stehen Sie noch in der Schlange oder verdienen Sie schon?",
        "Wir lassen Sie nicht im Regen stehen, versprochen.",
        "Bei uns fallen Sie die Karriereleiter nicht herunter.",
        "Ein herzlicher Empfang und ein warmes Betriebsklima warten.",
        "Verantwortung für Umwelt und Gesellschaft tragen wir gern.",
        "Unser Vertrieb läuft zur Hochform auf.",
    ],
)
def test_nothing_is_demanded(text):
    assert [one for one in read_demands(AdText.of("", text)) if one.certainty == "stated"] == []


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("Unsere Monteure klettern auf Masten, Sie arbeiten am Bildschirm", "screen_keyboard"),
        ("Mit viel Erfahrung bauen wir Pumpen, Sie heben Teile bis 10 kg", "lift_carry"),
        ("Unsere Werkhalle ist laut", "noise"),
        ("Für unsere Küche suchen wir Sie: Arbeiten bei Hitze", "heat"),
        ("Schwere Lasten übernehmen unsere Monteure, Sie nicht", "lift_carry"),
    ],
)
def test_the_post_is_still_read(text, dimension):
    assert dimension in {one.dimension for one in read_demands(AdText.of("", text))}


def test_shifts_of_others_are_passed_over():
    assert read_shifts(AdText.of("", "Die Kollegen der Spätschicht freuen sich auf Verstärkung.")) == ()
