"""Sentences placed in time: the dates they name, the events they tell, and the days that matter most."""

from analysis.timeline.events import days, events, stood_in
from analysis.timeline.keydays import key_days
from analysis.timeline.placing import dates, unplaced
from analysis.timeline.tones import tone_by_day

__all__ = ["dates", "days", "events", "key_days", "stood_in", "tone_by_day", "unplaced"]
