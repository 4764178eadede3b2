"""A list of claims as short as one can be, in place of what pages say about them."""

from collections.abc import Sequence

from annotated_article.anchoring.anchor_article import Mention


def listed_claims(mentions: Sequence[Mention]) -> str:
    """A link for each claim."""
    items = "".join(f'<li><a href="#n-{mention.note}" data-notes="{mention.note}">{mention.passage}</a></li>' for mention in mentions)
    return f'<aside class="claims"><ul>{items}</ul></aside>'
