"""The hook that mkdocs.yml names, and the command line: `python hooks/annotate.py check`.

The code is in the package beside this file. MkDocs has this folder on the path only while it loads this file, so everything
that is needed later is imported here.
"""

import gc
import importlib.util
import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    if missing := [name for name in ("babel", "jinja2", "markdown", "pymdownx", "yaml") if importlib.util.find_spec(name) is None]:
        python = root / ".venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")  # for which `make` installs
        if python.is_file() and python != Path(sys.executable):
            sys.exit(subprocess.run([python, __file__, *sys.argv[1:]], check=False).returncode)
        print(f"This Python is missing packages that the commands need ({', '.join(missing)}). Run: make check", file=sys.stderr)
        sys.exit(2)

    from annotated_article.command_line import main

    gc.set_threshold(50_000, 20, 50)  # a command keeps most of what it makes, so garbage collection rarely finds anything
    sys.exit(main(sys.argv[1:], root))

from annotated_article.mkdocs_adapter.events import Adapter

adapter = Adapter()

on_startup = adapter.on_startup
on_config = adapter.on_config
on_files = adapter.on_files
on_nav = adapter.on_nav
on_pre_page = adapter.on_pre_page
on_page_markdown = adapter.on_page_markdown
on_page_content = adapter.on_page_content
on_env = adapter.on_env
on_page_context = adapter.on_page_context
on_post_page = adapter.on_post_page
on_post_template = adapter.on_post_template
on_post_build = adapter.on_post_build
on_build_error = adapter.on_build_error
on_serve = adapter.on_serve
