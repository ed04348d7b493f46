"""Reportable offenders: offender reporting orders, and information that is shared about a person."""
