"""What a program can check about a release before it is made. Texts in, sentences out; it changes nothing."""

from __future__ import annotations

import re

READERS = ("Readers", "Contributors", "Teachers", "Publishers", "Programmers")
"""For whom the changelog speaks, in this order."""
FUZZED = 600  # seconds
LEFT = """All that a program can tell is well. What is left for you:
  1. Read the changelog of {version} as each of those it speaks to. Is anything missing that they would notice?
  2. Look at the pictures of docs/contribute (make pictures), at 390, 1280 and 1920 px, light, dark and printed.
  3. Open the site as it was built (make site) with the keyboard alone, and once with a screen reader.
  4. Are the workflows green, and does the audit know of no flaw?
  5. git tag --sign v{version}; git push origin v{version}"""


def version_of(pyproject: str) -> str:
    """The version, from the one place that defines it."""
    return _found(r'^version = "([^"]+)"', pyproject)


def look_over(pyproject: str, citation: str, changelog: str, uncommitted: str, tags: str, fuzzed: int) -> list[str]:  # noqa: PLR0913, PLR0917
    """What is missing for a release, a sentence each."""
    version = version_of(pyproject)
    newest = _found(r"^## (.*)$", changelog)
    found = []
    if uncommitted.strip():
        found.append(f"There are changes that are not committed:\n{uncommitted.rstrip()}")
    if _found(r"^version: (.*)$", citation) != version:
        found.append(f"CITATION.cff does not say version {version}, which pyproject.toml says.")
    if not re.fullmatch(rf"{re.escape(version)} – \d{{4}}-\d\d-\d\d", newest):
        found.append(f"CHANGELOG.md begins with “{newest}”. Its first heading is to be “{version} – YEAR-MONTH-DAY”.")
    found += [f"CHANGELOG.md: {each}" for each in unlike_the_form(changelog)]
    if f"v{version}" in tags.split():
        found.append(f"Version {version} has been released. Write the next one into pyproject.toml and CITATION.cff.")
    if fuzzed < FUZZED:
        found.append(f"The figures tell of {fuzzed} seconds of fuzzing. Type: make fuzz; make trust")
    return found


def unlike_the_form(changelog: str) -> list[str]:
    """Where the changelog isn't grouped by reader: each version to some of READERS, in that order, with something to say to each."""
    found = []
    for part in re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]:
        name = part.partition("\n")[0]
        sections = re.findall(r"^### (.*)$", part, re.MULTILINE)
        if sections != [reader for reader in READERS if reader in sections] or not sections:
            found.append(f"{name} speaks to {', '.join(sections) or 'nobody'}. There are, in this order: {', '.join(READERS)}.")
        found += [f"{name} has nothing for {empty}." for empty in re.findall(r"^### (.*)\n\n(?!- )", part, re.MULTILINE)]
    return found


def _found(form: str, text: str) -> str:
    match = re.search(form, text, re.MULTILINE)
    return match[1].strip() if match else ""
