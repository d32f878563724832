"""What the yardstick calls, each a single call of the public package. No logic of its own stands here."""

from analysis import cleaning, corpus, dates, dating, duplicates, sentiment, timeline, voices


def clean(raw):
    return cleaning.clean(raw).body


def find_dates(text, published, mode):
    return dates.find_dates(text, published=published, mode=mode)


def find_quotes(text):
    return voices.find_quotes(text)


def score_sentences(sentences):
    return [tone.score for tone in sentiment.score_sentences(sentences)]


def score_targets(items):
    return sentiment.score_targets(items)


def group_duplicates(texts):
    return duplicates.group(texts)


def key_dates(documents, keywords, n):
    days = timeline.key_days(corpus.from_records(documents), n, keywords=keywords)
    return [day.date().isoformat() for day in days["day"]]


def find_published(raw, earliest, latest):
    found = dating.find_published(raw, earliest=earliest, latest=latest)
    days = [candidate.day for candidate in found.candidates] if found.day is None else [found.day]
    return [day.isoformat() for day in days]
