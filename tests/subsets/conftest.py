import dataclasses

import pytest

import analysis as dl

TEXTS = [
    {
        "id": "siege.txt", "source": "Elbe Post", "author": "Anna Keller", "published": "2022-09-03",
        "lang": "en",
        "title": "Siege of the port goes on",
        "text": "The siege of the port went on for a third week. Ukraine’s forces held the northern quays. "
                "The mayor said the blockade had emptied the shops. Nobody left the port by sea.",
    },
    {
        "id": "mariupol.txt", "source": "Thomson Reuters", "author": "Jo Miller", "published": "2022-09-28",
        "lang": "en",
        "title": "Mariupol remembers",
        "text": "In Mariupol the siege is remembered every spring. “We lost all that we had built here,” said "
                "Olena Petrenko. Families occupied the theatre for weeks. Officials in Izium sent flowers.",
    },
    {
        "id": "park.txt", "source": None, "author": None, "published": None, "lang": "en-GB", "title": "A park opens",
        "text": "The council opened a new park on the hill. Children came with their teachers, and a band played. "
                "“It is a gift to the town,” said Olena Petrenko.",
    },
    {
        "id": "hafen.txt", "source": "Hafenblatt", "author": None, "published": "2022-10-02", "lang": "de",
        "title": "Der Hafen", "text": "Der Hafen der Stadt bleibt wegen der Belagerung geschlossen, sagte der Sprecher "
                                      "am Sonntag. Niemand weiß, wann die Schiffe wieder fahren können.",
    },
]  # fmt: skip


@pytest.fixture(scope="session")
def four():
    """Four short articles: two of a siege, one of a park without source and day, one in German."""
    return dl.from_records(TEXTS, name="four")


@pytest.fixture
def saving(four):
    """Makes the four articles a corpus with saved searches."""

    def made(**subsets):
        return dataclasses.replace(four, settings=dataclasses.replace(four.settings, subsets=subsets))

    return made
