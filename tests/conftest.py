"""What the tests share: where the project stands, the seed, and a place of its own for everything that is written."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
METADATA = "file,published,source\na.txt,2024-03-06,Elbe Post\nb.txt,2024-03-06,City News\n"


@pytest.fixture(scope="session")
def seed_raw() -> str:
    return next(SEEDS.glob("*.txt")).read_text("utf-8")


@pytest.fixture(scope="session", autouse=True)
def processed(tmp_path_factory):
    """Corpora are kept in a folder of the test run, never in the project's data/processed."""
    from analysis import settings

    before = settings.PROCESSED
    settings.PROCESSED = tmp_path_factory.mktemp("processed")
    yield settings.PROCESSED
    settings.PROCESSED = before


@pytest.fixture(scope="session")
def seed(processed):
    """The seed as a corpus, opened once."""
    import analysis as dl

    return dl.open(SEEDS)


@pytest.fixture
def news(tmp_path):
    """Two short dated articles and the metadata that dates them."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Bridge reopens after flood\n\nThe bridge over the Elbe reopened on Monday, officials said. "
        "Repairs had taken three weeks.\n",
        "utf-8",
    )
    (folder / "b.txt").write_text(
        "Mayor resigns\n\nMayor Anna Keller resigned on Tuesday. “I am tired,” she said. "
        "The council meets on Friday.\n",
        "utf-8",
    )
    (folder / "metadata.csv").write_text(METADATA, "utf-8")
    return folder
