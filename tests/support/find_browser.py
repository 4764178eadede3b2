"""Finds the Chromium that the tests drive. Run as a program it also tries to install one, and prints where it is."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# The first is Chromium without a window: it opens a page in about half the time.
_ON_PATH = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ON_A_MAC = ("/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
_DOWNLOAD = [sys.executable, "-m", "playwright", "install", "chromium"]
_APT = "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-dejavu-core"
_WHAT_TO_TYPE = f"""The tests need Chromium or Chrome, and none was found. Type one of these:
    sudo apt-get install chromium          (Debian)
    {" ".join(_DOWNLOAD)}
    CHROMIUM=/path/to/chrome make test     (one that you have elsewhere)"""


class NoBrowser(Exception):
    """No Chromium starts here; the message says what to type."""


def find_browser() -> str:
    """The program file of a Chromium that starts on this machine. Installs nothing; raises NoBrowser."""
    named = os.environ.get("CHROMIUM")
    if named:
        program = shutil.which(named)
        if program and _starts(program):
            return str(Path(program).absolute())
        raise NoBrowser(f"CHROMIUM={named} names no program that starts. Correct it, or unset it to have one looked for.")
    for program in _candidates():
        if _starts(program):
            return program
    raise NoBrowser(_WHAT_TO_TYPE)


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, _ON_PATH + _ON_A_MAC))
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and seldom needed

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    yield own


def _starts(program: str) -> bool:
    """Whether it prints its version: a stub, or a browser with missing libraries, doesn't."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _install() -> str:
    """Playwright's own Chromium, else (for root, with apt) the system's; raises NoBrowser."""
    _run(_DOWNLOAD, seconds=180)
    try:
        return find_browser()
    except NoBrowser:
        if not (shutil.which("apt-get") and os.geteuid() == 0):
            raise
    _run(["sh", "-c", _APT], seconds=900)
    return find_browser()


def _run(command: list[str], seconds: int) -> None:
    """Run to the end or for this many seconds, then end everything that it has started. Its output goes to stderr."""
    print("No Chromium yet, trying:", " ".join(command), file=sys.stderr, flush=True)
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, start_new_session=True) as running:
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            print(f"Not done after {seconds} seconds.", file=sys.stderr)
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGTERM)


def main() -> None:
    """Prints the program file, or ends with the line to type."""
    try:
        try:
            found = find_browser()
        except NoBrowser:
            if os.environ.get("CHROMIUM"):
                raise
            found = _install()
    except NoBrowser as missing:
        sys.exit(str(missing))
    print("Browser for the tests:", found)


if __name__ == "__main__":
    main()
