"""What becomes of the mean tone of each voice under the other reasonable choices: the lexicon, and what a report is."""

from typing import get_args

import pandas as pd

from analysis import voices
from analysis.corpus import Corpus
from analysis.sentiment.explain import by_voice, in_order
from analysis.sentiment.scorers import LEXICONS, score
from analysis.voices.voice import Rule

#: What each rule for voices calls a report, beside a sentence most of whose words are one.
READINGS = {
    "attribution": "its main clause hands words on",
    "share": "most of its words alone",
    "any": "any statement in it",
}


def under_choices(corpus: Corpus, quotes: pd.DataFrame | None = None) -> pd.DataFrame:
    """The mean tone of each voice under each lexicon and each rule of `voices.voice_of`.

    Columns: voice, lexicon, report (what makes a sentence one), sentences, n (scored), mean, low, high; means over too
    few sentences are missing, as in `by_voice`. Ordered by voice, so that what a choice changes stands together.
    `quotes` is the table of that name for the corpus, looked for anew where it is not given.
    """
    statements = voices.quotes(corpus) if quotes is None else quotes
    read = {rule: voices.voice_of(corpus, statements, rule=rule) for rule in get_args(Rule)}
    tables = []
    for lexicon in LEXICONS:
        scores = score(corpus, lexicon=lexicon)
        for rule, voice in read.items():
            means = by_voice(in_order(corpus, scores, voice), corpus.settings).iloc[1:]
            tables.append(means.assign(lexicon=lexicon, report=READINGS[rule]))
    found = pd.concat(tables, ignore_index=True).sort_values("voice", kind="stable", ignore_index=True)
    return found[["voice", "lexicon", "report", "sentences", "n", "mean", "low", "high"]]
