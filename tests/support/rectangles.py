"""Rectangles on maps."""

from annotated_article.pages.places.place_labels import Rectangle


def meet(one: Rectangle, other: Rectangle) -> bool:
    """Whether the two have an area in common."""
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
