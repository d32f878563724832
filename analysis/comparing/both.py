"""Compares any two parts of a corpus in one call."""

from analysis.comparing import parts, says, sides
from analysis.comparing.model import Comparison
from analysis.corpus import Corpus
from analysis.errors import DatelineError
from analysis.report.findings import Findings
from analysis.terms.stops import Stop


def compare(
    a: Corpus, b: Corpus, *, overlap: str = "say", top: int = 15, stop: Stop = "english", lexicon: str = "news"
) -> Comparison:
    """Two corpora, or two parts of one, side by side: key terms, their course, company of shared words, tone.

    Each part is a table, and a finding in one sentence, or that there is nothing notable. `overlap` is what becomes of
    articles (or, in parts picked by sentences, of sentences) that are on both sides: "say" keeps and names them,
    "refuse" raises, "leave out" takes them from both. `top` terms of either side are in the table of keyness; the
    three surest of either are followed over time, by month, week or day, whichever the span of publication calls for.
    The company is that of the five terms that both sides use most. `stop` and `lexicon` are as in `terms.keyness` and
    `sentiment.score`.

    Raises DatelineError for what is no corpus, sides with the same sentences, a side without a word, articles on both
    sides where these are refused or leave nothing, top below 1, and an unknown overlap, stop list or lexicon.
    """
    if isinstance(top, bool) or not isinstance(top, int) or top < 1:
        raise DatelineError(f"top is {top!r}; it takes 1 or more terms.")
    both = sides.parted(a, b, overlap)
    sizes = sides.sizes(both)
    key, whole = parts.keyness(both, top, stop)
    sure = whole[parts.is_sure(whole)]
    followed = [str(t) for own in (sure["log_ratio"] > 0, sure["log_ratio"] < 0)
                for t in sure.loc[own, "term"].head(parts.FOLLOWED)]  # fmt: skip
    shared = parts.shared_terms(whole)
    trends, by = parts.over_time(both, followed or shared)
    company = parts.company(both, shared, stop)
    tone = parts.tone(both, lexicon)
    found = [
        *says.of_sides(both, sizes), says.of_keyness(both, key, whole), says.of_time(both, trends, by),
        says.of_company(both, company), says.of_tone(both, tone, both.a.settings.interval),
    ]  # fmt: skip
    return Comparison(both.a.name, both.b.name, sizes, both.shared, key, trends, company, tone, Findings(found))
