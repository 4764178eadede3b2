"""`make fuzz`: a process for each target, one after the other, that together take FUZZ_SECONDS; what fails becomes a case that `make test` replays."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from fuzz.begin import beginnings, words

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CACHE = ROOT / ".cache"
RESULTS = CACHE / "trust/fuzz.json"
TARGETS = ("yaml", "edtf", "anchor", "weave")
_SLOWEST = 20  # seconds for one text, under the fuzzer's burden
_ONE = """\
import sys, atheris
with atheris.instrument_imports(include=["annotated_article"], enable_loader_override=False):
    from fuzz.targets import TARGETS
target = TARGETS[sys.argv.pop(1)]
atheris.Setup(sys.argv, target)
atheris.Fuzz()
"""


def fuzz(target: str, seconds: int) -> tuple[int, bool]:
    """How often the target was called in that time, and whether all went well; a failing text is written into cases/."""
    known, cases = CACHE / "fuzz-corpus" / target, HERE / "cases" / target
    for folder in (known, cases):
        folder.mkdir(parents=True, exist_ok=True)
    for at, data in enumerate(beginnings(target)):
        (known / f"begin-{at}").write_bytes(data)
    (CACHE / "fuzz-words").write_text(words(), "utf-8")
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={_SLOWEST}",
        "-max_len=1500",
        "-rss_limit_mb=3000",
        "-print_final_stats=1",
        f"-dict={CACHE / 'fuzz-words'}",
        f"-artifact_prefix={cases}/",
    ]
    run = subprocess.run(
        [sys.executable, "-c", _ONE, target, *options, str(known)], cwd=ROOT, capture_output=True, text=True, errors="replace", check=False
    )
    runs = re.findall(r"stat::number_of_executed_units:\s*(\d+)", run.stderr)
    if run.returncode or not runs:
        print(run.stdout[-4000:], run.stderr[-4000:], sep="\n")
    if not any(cases.iterdir()):
        cases.rmdir()
    return int(runs[0]) if runs else 0, run.returncode == 0 and bool(runs)


def main() -> int:
    """Fuzz all targets, and keep the figures for `make trust`."""
    each = max(1, int(os.environ.get("FUZZ_SECONDS") or 600) // len(TARGETS))
    figures = {}
    failed = []
    for target in TARGETS:
        runs, well = fuzz(target, each)
        figures[target] = {"seconds": each, "runs": runs, "failed": int(not well)}
        print(f"{target}: {each} s, {runs:,} texts, {'all well' if well else 'FAILED; see tests/fuzz/cases/'}", flush=True)
        failed += [] if well else [target]
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
