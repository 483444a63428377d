"""The one recogniser of facts: doses, risks, dates, times, phone numbers, addresses and all other figures."""

from leaflets.facts.fact import Fact, Kind
from leaflets.facts.line_ends import unbreakable
from leaflets.facts.links import href
from leaflets.facts.recognise import facts

__all__ = ["Fact", "Kind", "facts", "href", "unbreakable"]
