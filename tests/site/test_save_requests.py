"""Who may save under `make serve`: only pages of its own, one request at a time, and nobody in a built site."""

import json
import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from annotated_article.mkdocs_adapter.saving import ADDRESS, SCRIPT, Saving
from annotated_article.save_note import NotSaved, Wish, save
from support.project import built
from support.saving import ADA, CLAIM, NEW, text_of, version


@pytest.fixture
def ask(root: Path) -> Callable[..., tuple[int, dict[str, Any]]]:
    """Ask the server, as one of its own pages does but for what is given."""
    saving = Saving(root, "127.0.0.1")

    def ask_it(body: Any = None, **given: str) -> tuple[int, dict[str, Any]]:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        environ: dict[str, Any] = {
            "PATH_INFO": ADDRESS,
            "REQUEST_METHOD": "GET" if body is None else "POST",
            "HTTP_HOST": "127.0.0.1:8000",
            "SERVER_PORT": "8000",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_ORIGIN": "http://127.0.0.1:8000",
            "HTTP_X_ANNOTATE": saving.token,
            "CONTENT_LENGTH": str(len(data)),
            "wsgi.input": BytesIO(data),
            **given,
        }
        status, _, told = saving.answer(environ)
        return int(status[:3]), json.loads(told)

    return ask_it


def test_an_own_page_reads_and_saves(ask: Callable[..., tuple[int, dict[str, Any]]], root: Path) -> None:
    status, found = ask(QUERY_STRING=f"path={ADA}&note=")
    assert (status, found["fields"]["role"]) == (200, "Leads the village council of Lower Amble")
    assert ask({"path": ADA, "version": found["version"], "fields": {"role": ["role: Chair"]}}) == (200, {"saved": ADA})
    assert ask({"path": ADA, "version": found["version"], "fields": {"role": ["role: Cook"]}})[0] == 409
    assert "role: Chair\n" in text_of(root, ADA)


@pytest.mark.parametrize(
    "given",
    [
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": ""},
        {"HTTP_ORIGIN": "http://127.0.0.1:8001"},
        {"HTTP_ORIGIN": "https://127.0.0.1:8000"},
        {"HTTP_HOST": "evil.example:8000", "HTTP_ORIGIN": "http://evil.example:8000"},  # a name that was made to lead here
        {"HTTP_HOST": "127.0.0.1.evil.example:8000"},
        {"HTTP_HOST": "127.0.0.1:80"},
        {"HTTP_HOST": ""},
        {"REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_X_ANNOTATE": ""},
        {"HTTP_X_ANNOTATE": "guessed"},
        {"REQUEST_METHOD": "PUT"},
    ],
)
def test_anybody_else_is_refused(ask: Callable[..., tuple[int, dict[str, Any]]], root: Path, given: dict[str, str]) -> None:
    status, told = ask({"path": NEW, "text": CLAIM}, **given)
    assert status == 403 and told["says"]
    assert not (root / NEW).exists()


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"\xff", b'"x"', b'{"path": 1}', b'{"path": "annotations/people/a.yml", "shell": "x"}', b"[" * 100_000,
        b'{"path": "annotations/people/ada-pell.yml", "fields": {"role": "role: x"}}',
        b'{"path": "annotations/people/ada-pell.yml", "fields": {"role": ["role: x\\nborn: 1"]}}',
        b'{"path": "annotations/people/ada-pell.yml", "fields": ["role"]}',
        b'{"path": "annotations/people/ada-pell.yml", "beside": ["role"]}',
        b'{"path": "annotations/people/ada-pell.yml", "beside": {"a.yml": 1}}',
    ],
)  # fmt: skip
def test_a_request_of_another_form_is_refused(ask: Callable[..., tuple[int, dict[str, Any]]], body: bytes) -> None:
    assert ask(body) == (422, {"says": "The request has nothing to save in it."})


def test_a_request_without_an_end_is_not_read(ask: Callable[..., tuple[int, dict[str, Any]]]) -> None:
    for length in ("99999999", "-1", "x", "", "²"):
        assert ask({"path": NEW, "text": CLAIM}, CONTENT_LENGTH=length) == (422, {"says": "It is too long to be saved."})


def test_of_two_saves_at_once_one_is_refused_and_none_is_mixed(root: Path) -> None:
    told: list[str] = []
    old = version(root, ADA)

    def save_role(role: str) -> None:
        try:
            told.append(save(root, Wish(ADA, old, fields={"role": [f"role: {role}"]})))
        except NotSaved as why:
            told.append(str(why))

    threads = [threading.Thread(target=save_role, args=(role,)) for role in ("Chair", "Cook")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(each == ADA for each in told) == 1 and sum("changed by somebody else" in each for each in told) == 1
    assert text_of(root, ADA).count("role: ") == 1


def test_a_server_for_other_computers_gives_no_token(root: Path) -> None:
    own = {"HTTP_HOST": "127.0.0.1:8000", "SERVER_PORT": "8000"}
    assert 'data-token=""' in Saving(root, "0.0.0.0").tag(own)
    saving = Saving(root, "127.0.0.1")
    assert saving.token in saving.tag(own)
    assert saving.token not in saving.tag({"HTTP_HOST": "evil.example:8000", "SERVER_PORT": "8000"})


@pytest.mark.thorough
def test_nothing_in_a_built_site_saves(root: Path) -> None:
    site = built(root)
    assert [file for file in site.rglob("*") if file.name in ("save.js", "reload.js")] == []
    for file in (file for file in site.rglob("*") if file.suffix in (".html", ".js")):
        text = file.read_text("utf-8", "replace")
        assert ADDRESS not in text and SCRIPT not in text and "X-Annotate" not in text and "data-token" not in text, file
