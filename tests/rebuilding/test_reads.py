"""What is looked up while a page is made is noted: by key, or as a whole."""

from typing import Any

from annotated_article.rebuilding.reads import Looked, Read, Reads, known


class Case:
    """Two known properties, the second worked out from the first."""

    def __init__(self) -> None:
        self.reads = Reads()
        self.facts: dict[str, Any] = {}

    @known
    def names(self) -> dict[str, int]:
        """A mapping."""
        return {"ada": 1, "ben": 2}

    @known
    def total(self) -> int:
        """Something else."""
        return sum(self.names.values())


def noted(case: Case, *looks: Any) -> list[Read]:
    into: dict[Read, None] = {}
    with case.reads.noted(into):
        for look in looks:
            look(case)
    return list(into)


def test_each_way_to_look_is_noted() -> None:
    one = [("names", "ada")]
    assert noted(Case(), lambda case: case.names["ada"]) == one
    assert noted(Case(), lambda case: case.names.get("ada")) == one
    assert noted(Case(), lambda case: "cy" in case.names) == [("names", "cy")]
    for whole in (list, len, sorted, dict, lambda names: list(names.items()), lambda names: {**names}):
        assert ("names", None) in noted(Case(), lambda case, whole=whole: whole(case.names))


def test_what_is_worked_out_from_others_is_noted_alone_and_every_time() -> None:
    case = Case()
    assert noted(case, lambda case: case.total) == [("total", None)]
    assert noted(case, lambda case: case.total) == [("total", None)]
    assert case.total == 3


def test_what_several_share_is_noted_for_each() -> None:
    reads = Reads()
    names = Looked("names", {"ada": 1}, reads)
    first: dict[Read, None] = {}
    second: dict[Read, None] = {}
    with reads.noted(first):
        assert names["ada"] == 1
    with reads.noted(second):
        reads.again(first)
    assert list(first) == list(second) == [("names", "ada")]
    assert names["ada"] == 1  # noted by nobody
