from __future__ import annotations

import pytest

from pitchlint.fields import MASK
from pitchlint.language import language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Your crew re-types every ticket at night, and that costs them a day a week. Is that still so?"),
        (
            "fr",
            "Vos équipes recopient chaque bon de livraison le soir, et cela vous coûte un jour par semaine.",
        ),
        (
            "de",
            "Ihre Leute tippen jeden Lieferschein am Abend neu ab, und das kostet Sie einen Tag in der Woche.",
        ),
        ("es", "Su equipo vuelve a escribir cada albarán por la noche, y eso les cuesta un día de la semana."),
        ("it", "La vostra squadra ricopia ogni bolla la sera, e questo vi costa un giorno della settimana."),
        (
            "pt",
            "A sua equipa volta a escrever cada guia à noite, e isso custa um dia por semana para os clientes.",
        ),
        ("nl", "Uw mensen typen elke pakbon 's avonds over, en dat kost u een dag in de week voor niets."),
        ("sv", "Ert folk skriver av varje följesedel på kvällen, och det kostar er en dag i veckan för inget."),
        (
            "pl",
            "Państwa zespół przepisuje wieczorem każdy list, a to jest dzień w tygodniu dla nikogo i po nic.",
        ),
        ("und", "Ваши сотрудники каждый вечер заново набирают накладные и это стоит вам одного дня в неделю, верно?"),
        ("und", "お世話 に なって おります 毎晩 伝票 を 入力 し 直す の は 大変 です か 教えて ください"),
    ],
)
def test_a_mail_is_known_by_its_small_words(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bonjour Dana, une question pour vous.",  # too short to tell
        "Le Bernardin, La Mercerie, Les Halles, El Celler, La Tour: your guests ask for the tables that are gone.",
        "Dana - loved the café, the menu at La Folie and the crème brûlée. Is the kitchen still on paper?",
        "3 depots. 41 trucks. 12 drivers. 9 routes. 4 dispatchers. 2 yards. 1 planner. 6 trailers. 8 docks.",
        "Acme, Globex, Initech, Hooli, Umbrella, Stark, Wayne, Tyrell, Cyberdyne, Soylent, Wonka, Vandelay, Dunder.",
        f"Your {MASK * 30} crew re-types {MASK * 30} tickets and {MASK * 40} loses a day of the week.",
    ],
)
def test_in_doubt_it_is_english(text: str) -> None:
    assert language_of(text) == "en"


def test_articles_alone_make_no_portuguese() -> None:
    assert language_of("Setting the nozzles took a morning a lorry. A county spread a third too much in May.") == "en"
