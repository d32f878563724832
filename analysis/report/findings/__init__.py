"""What can truly be said of a corpus, in one sentence each, made by rules from the tables and linked to its evidence.

Every function takes tables and returns `Findings`. A rule that finds nothing says so or stays silent; it never
rounds a difference up to a claim.
"""

from analysis.report.findings.cleaning import cleaning
from analysis.report.findings.model import Finding, Findings
from analysis.report.findings.terms import terms
from analysis.report.findings.timeline import timeline
from analysis.report.findings.tone import tone

__all__ = ["Finding", "Findings", "cleaning", "terms", "timeline", "tone"]
