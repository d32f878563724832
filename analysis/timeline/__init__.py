"""Sentences placed in time: the dates they name, the events they tell, and the days that matter most."""

from analysis.timeline.events import days, events
from analysis.timeline.keydays import key_days
from analysis.timeline.placing import dates, unplaced

__all__ = ["dates", "days", "events", "key_days", "unplaced"]
