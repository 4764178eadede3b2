"""A project under `mkdocs serve` without a socket, and what a whole build of the same folder gives."""

import logging
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from annotated_article.mkdocs_adapter.events import Adapter
from annotated_article.mkdocs_adapter.serving import Serving

ADDRESS = "http://127.0.0.1:8000/"


class LiveProject:
    """The project in `root`, as the server has it. `follow` is what the server does after an edit."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site_dir = root.parent / "served"
        self.adapter: Adapter = self._adapter()
        config = self._config()
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=ADDRESS)
        server: Any = SimpleNamespace(builder=self._build_again, mount_path="/", set_app=lambda _: None)
        self._serving = Serving(self.adapter, server, config)
        self.follow = self._serving.follow

    def _adapter(self) -> Adapter:
        [hook] = self._config().hooks.values()
        adapter: Adapter = hook.adapter
        return adapter

    def _config(self) -> Any:
        return load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site_dir), site_url=ADDRESS)

    def _build_again(self) -> None:
        build(self._config(), serve_url=ADDRESS)

    def output(self, path: str) -> str | None:
        """What the server has at a path."""
        assert self.adapter.served
        return self.adapter.served.output(path)

    def everything(self) -> Iterator[tuple[str, str]]:
        """Every page, export, index and picture that the server makes."""
        build = self.adapter.served
        assert build
        pages = [f"{url}index.html" for url in (*build.by_hand, *build.outputs.page_urls())]
        beside = (file for url in build.outputs.page_urls() for file in build.outputs.beside(url))
        files = [path for path, _ in (*build.files_beside(), *beside)]
        for path in (*pages, *files, "search/search_index.json", "_headers", "_redirects"):
            text = build.output(path)
            assert text is not None, path
            yield path, text
        yield from ((path, png.decode("utf-8", "replace")) for path, png in build.pictures())


def whole_build(root: Path) -> dict[str, str] | None:
    """Path -> text of every file that a whole build makes; None where an error stops it. It runs in a process of its own."""
    site = root.parent / "whole"
    child = os.fork()
    if not child:
        os._exit(_build_in_child(root, site))
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 1), code
    return {file.relative_to(site).as_posix(): _text(file) for file in site.rglob("*") if file.is_file()} if code == 0 else None


def _build_in_child(root: Path, site: Path) -> int:
    logging.disable()
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), site_url=ADDRESS)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except Abort:
        return 1
    except BaseException:
        traceback.print_exc(file=sys.stderr)
        return 2
    return 0


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "replace")
