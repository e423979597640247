"""Whether two works are the same work, how sure that is, and which fields contradict."""

from citecheck.match.compare import Likeness, compare
from citecheck.match.index import Index, pairs

__all__ = ["Index", "Likeness", "compare", "pairs"]
