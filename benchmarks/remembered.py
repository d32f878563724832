"""Makes cleaning forget what it remembers of lines and words, so that each round of a benchmark begins anew."""

from analysis.cleaning import furniture, headline, pictures, reading, repeats, rules, sentence

CACHES = (
    furniture.verdict, headline.key, headline._joined, pictures.credits, repeats.normal, rules.writer_or_time,
    sentence.tells,
)  # fmt: skip


def forget() -> None:
    """Remember no word, no line and no verdict on one."""
    reading.forget()
    for cache in CACHES:
        cache.cache_clear()
