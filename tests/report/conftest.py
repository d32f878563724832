from pathlib import Path

import pytest

from analysis.report.build import build
from tests.report import sample


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """A whole report on the seed page: its folder."""
    folder = tmp_path_factory.mktemp("report")
    corpus = sample.corpus(refused=[{"path": "broken.pdf", "reason": "It is not a kind of file that is read."}])
    build(folder, corpus, sample.pages(corpus), sample.PROVENANCE, sample.marks(corpus))
    return folder
