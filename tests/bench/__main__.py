"""`make bench`: builds sites of real shape, ours and others', side by side, and writes what it measured into docs/contribute/speed.md.

python -m bench [--size small|medium|full] [--without lighthouse] [--date YYYY-MM-DD]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.builders import write_abbreviations, write_annotated, write_ezglossary, write_plain, write_sphinx
from bench.corpus import Corpus
from bench.lighthouse import NoNode, lighthouse
from bench.measure import MKDOCS, QUIET, SPHINX, build, bytes_of, exponent, middle
from bench.report import Built, Figures, Served, picture, promises, text

ROOT = Path(__file__).parents[2]
OURS = ROOT / ".venv" / "bin" / "python"
PAIRS = 5
_THOUSAND = ((10, 500), (100, 500), (1000, 500))
SIZES = {"small": _THOUSAND[:2], "medium": _THOUSAND, "full": _THOUSAND}
"""Size of a run -> articles and entries of the sites that are built."""
SERVED = {"small": (100,), "medium": (100, 1000), "full": (100, 1000)}
"""Articles of the sites that are served and edited; they are among `SIZES`."""
GROWTH = {"small": (100, 1000, 5000), "medium": (100, 1000, 5000), "full": (100, 1000, 10000)}
LARGEST = {"small": (200, 2000), "medium": (200, 2000), "full": (10000, 50000)}
Write = Callable[[Path, Corpus], None]
PEERS: dict[str, tuple[Write, Sequence[str]]] = {
    "abbreviations": (write_abbreviations, MKDOCS),
    "ezglossary": (write_ezglossary, MKDOCS),
    "Sphinx with tippy": (write_sphinx, SPHINX),
}
PEERS_TURNS = 3
CHECKED, MISTAKES, MOST_SECONDS = 10_000, 50, 20
"""Number of files, mistakes among them that one check must report, and the longest it may take on two cores."""
MEMORY_DISK = Path("/dev/shm")
"""Where sites are built that are compared, if it is there: how long a file system takes for a new file varies by a factor of ten."""
PEERS_UP_TO = 100
"""Articles; above, the others take minutes for a build."""


def main() -> None:
    """Measure, print each figure as it comes, and write the page."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure the build, side by side with others'.")
    parser.add_argument("--size", choices=list(SIZES), default="small")
    parser.add_argument("--without", choices=["lighthouse"], action="append", default=[])
    parser.add_argument("--date", default=datetime.now(tz=UTC).date().isoformat())
    chosen = parser.parse_args()
    in_memory = MEMORY_DISK.is_dir()
    disk = "Files are on a RAM disk, so the speed of the real disk doesn't matter." if in_memory else "The time includes disk access."
    figures = Figures(machine=_machine(), date=chosen.date, size=chosen.size, disk=disk)
    with TemporaryDirectory(dir=MEMORY_DISK if in_memory else None) as folder:
        for articles, entries in SIZES[chosen.size]:
            _side_by_side(Path(folder), Corpus(articles, entries), figures)
        _growth(Path(folder), GROWTH[chosen.size], figures)
        for articles in SERVED[chosen.size]:
            _served(Path(folder), articles, figures)
        _check(Path(folder), figures)
    with TemporaryDirectory() as folder:
        _largest(Path(folder), Corpus(*LARGEST[chosen.size]), figures)
    if "lighthouse" not in chosen.without:
        _lighthouse(figures)
    (ROOT / "docs" / "contribute" / "speed.md").write_text(text(figures), "utf-8")
    (ROOT / "docs" / "assets" / "speed.svg").write_text(picture(figures), "utf-8")
    print("wrote docs/contribute/speed.md and docs/assets/speed.svg")
    if broken := [each for each in promises(figures) if not each.is_kept]:
        sys.exit(
            "\n".join(
                ["These promises are not kept:", *(f"  {each.what}: {each.measured:.2f}, at most {each.most:.2f}" for each in broken)]
            )
        )


def _side_by_side(folder: Path, corpus: Corpus, figures: Figures) -> None:
    """Our build and plain Material with the same pages, in alternation; then the others."""
    ours, same, all_pages = (folder / f"{name}-{corpus.articles}-{corpus.entries}" for name in ("ours", "same", "all"))
    write_annotated(ours, corpus)
    build(OURS, ours)
    write_plain(same, corpus, ours / "site")
    write_plain(all_pages, corpus, ours / "site", embeds=True)
    turns = range(PAIRS if corpus.articles <= PEERS_UP_TO else 1)
    rounds = [(build(OURS, same), build(OURS, all_pages), build(OURS, ours)) for _ in turns]
    memory = max(mine.memory for _, _, mine in rounds) / max(plain.memory for plain, _, _ in rounds)
    built = Built(
        corpus.articles,
        corpus.entries,
        pages=len(_pages(ours)),
        embeds=len([*(ours / "site" / "embed").rglob("index.html")]),
        files=sum(file.is_file() for file in (ours / "site").rglob("*")),
        seconds=middle([mine.seconds for _, _, mine in rounds]),
        ratio=middle([mine.seconds / plain.seconds for plain, _, mine in rounds]),
        all_pages=middle([mine.seconds / plain.seconds for _, plain, mine in rounds]),
        memory=memory,
        article=bytes_of(ours / "site" / "articles" / "a1" / "index.html"),
    )
    figures.built.append(built)
    _tell(
        f"{corpus.articles} articles, {corpus.entries} entries, {built.pages} pages: {built.ratio:.2f} of plain Material,"
        f" {built.all_pages:.2f} with embed pages, memory {memory:.2f}"
    )
    if corpus.articles <= PEERS_UP_TO:
        _peers(folder, corpus, figures)
    if corpus.articles == PEERS_UP_TO:
        figures.stages = _in_process(ours, "stages")


def _peers(folder: Path, corpus: Corpus, figures: Figures) -> None:
    """Each of the others and plain Material with the articles alone, in alternation."""
    bare = folder / f"bare-{corpus.articles}"
    write_plain(bare, corpus)
    for name, (write, builder) in PEERS.items():
        peer = folder / f"{name}-{corpus.articles}"
        write(peer, corpus)
        rounds = [(build(OURS, bare), build(Path(sys.executable), peer, builder)) for _ in range(PEERS_TURNS)]
        seconds, ratio = (
            middle([theirs.seconds for _, theirs in rounds]),
            middle([theirs.seconds / plain.seconds for plain, theirs in rounds]),
        )
        figures.peers.append((name, corpus.articles, seconds, ratio))
        _tell(f"  {name}: {seconds:.1f} s, {ratio:.2f} of plain Material with the articles alone")


def _growth(folder: Path, entries: tuple[int, ...], figures: Figures) -> None:
    """How the work on a hundred articles grows with the entries, and that on a hundred entries' articles with their number."""
    by_entries = [_work_on_articles(folder, Corpus(100, number)) for number in entries]
    figures.grows_with_entries = exponent(entries, by_entries)
    articles = (50, 200, 800)
    figures.grows_with_articles = exponent(articles, [_work_on_articles(folder, Corpus(number, 500)) for number in articles])
    _tell(f"exponent in articles {figures.grows_with_articles:.2f}, in entries {figures.grows_with_entries:.2f}")


def _work_on_articles(folder: Path, corpus: Corpus) -> float:
    project = folder / f"growth-{corpus.articles}-{corpus.entries}"
    write_annotated(project, corpus)
    took = [_in_process(project, "stages") for _ in range(3)]
    return middle([each["Markdown"] + each["anchor"] + each["weave"] for each in took])


EDITS = {
    "note": ("annotations/places/e0.yml", "told of", "TOLD of"),
    "text": ("docs/articles/a1.md", "water", "watery"),
    "name": ("annotations/places/e4.yml", '"name": "', '"name": "New '),
}
"""What is edited under `make serve` -> the file, what it has, and what it gets instead."""
MORE_EDITS = 20


def _served(folder: Path, articles: int, figures: Figures) -> None:
    """What an edit takes under `make serve`, and what many edits leave in memory."""
    ours, view = folder / f"ours-{articles}-500", "articles/a1/"
    for edited, words in EDITS.items():
        took = _in_process(ours, "serve", view, *words)
        figures.served.append(Served(articles, edited, took["page in view"], took["all pages"], int(took["changed"])))
        _tell(
            f"serving {articles} articles, a {edited} edited: {took['page in view']:.2f} s for the page in view, {took['all pages']:.2f} s for all"
        )
    figures.serve_growth = _in_process(ours, "memory", view, *EDITS["note"], str(MORE_EDITS))["growth"]
    _tell(f"memory after {MORE_EDITS} more edits: {figures.serve_growth:.3f} of what it was")


def _check(folder: Path, figures: Figures) -> None:
    project = folder / "many-files"
    project.mkdir()
    took = _in_process(project, "check", str(CHECKED), str(MISTAKES))["check"]
    figures.checked = (CHECKED, MISTAKES, took)
    _tell(f"check of {CHECKED} files with {MISTAKES} mistakes: {took:.1f} s")
    if took > MOST_SECONDS:
        sys.exit(f"check took {took:.1f} s for {CHECKED} files; {MOST_SECONDS} s are allowed.")


def _largest(folder: Path, corpus: Corpus, figures: Figures) -> None:
    project = folder / "largest"
    write_annotated(project, corpus)
    used = build(OURS, project)
    pages = _pages(project)
    heaviest = max(bytes_of(page)[1] for page in pages if "articles" not in page.parts)
    figures.largest = (corpus.articles, corpus.entries, len(pages), used, heaviest)
    _tell(
        f"{corpus.articles} articles, {corpus.entries} entries: {used.seconds:.0f} s, {used.memory:.0f} MiB, heaviest page {heaviest} bytes"
    )


def _lighthouse(figures: Figures) -> None:
    try:
        with TemporaryDirectory() as site:
            subprocess.run(
                [OURS, "-m", "mkdocs", "build", "--strict", "-d", site],
                cwd=ROOT,
                check=True,
                env=QUIET,
            )
            for scored in lighthouse(Path(site), ROOT / ".cache" / "lighthouse"):
                figures.lighthouse.append(scored)
                _tell(f"Lighthouse, {scored.page}, {scored.screen}: {scored.scores}")
    except NoNode as missing:
        sys.exit(str(missing))


def _in_process(project: Path, *arguments: str) -> dict[str, float]:
    command = [str(OURS), "-m", "bench.in_process", *arguments]
    done = subprocess.run(command, cwd=project, env=QUIET, stdout=subprocess.PIPE, text=True, check=True)
    return {name: float(seconds) for name, seconds in json.loads(done.stdout.splitlines()[-1]).items()}


def _pages(project: Path) -> list[Path]:
    """The pages that the project's generator has made; embed pages are files beside them."""
    site = project / "site"
    return [page for page in site.rglob("index.html") if page.relative_to(site).parts[0] != "embed"]


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
