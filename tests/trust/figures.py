"""The figures of docs/contribute/trust.md, from what the tests and the fuzzer left, and the page that shows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from mutants.results import share, total

ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).parent / "figures.json"
PAGE = ROOT / "docs/contribute/trust.md"
FILES = {
    "hostile": "tests/browser/test_hostile_corpus.py",
    "faults": "tests/site/test_faults.py",
    "hosts": "tests/site/test_other_hosts.py",
    "cases": "tests/fuzz/test_cases.py",
}
"""What is counted -> the file with the tests that count it."""
_TARGETS = {
    "yaml": "Annotation files",
    "edtf": "Dates",
    "anchor": "Searches for quotes in articles",
    "weave": "Notes inserted into articles",
}

Figures = dict[str, Any]


def figures(report: str, fuzzed: Figures, mutants: Figures) -> Figures:
    """From a JUnit report and what the fuzzer and `make mutants` left: tests and failures by file, what tests recorded, and theirs."""
    cases = list(ElementTree.fromstring(report).iter("testcase"))
    counted = {}
    for name, file in FILES.items():
        ours = [case for case in cases if case.get("classname", "").replace(".", "/") == file.removesuffix(".py")]
        failed = [case for case in ours if case.find("failure") is not None or case.find("error") is not None]
        counted[name] = {"tests": len(ours), "failed": len(failed)}
    told = {each.get("name", ""): int(each.get("value", "0")) for case in cases for each in case.iter("property")}
    return {"counted": counted, "told": told, "fuzzed": fuzzed, "mutants": mutants}


def page(figures: Figures) -> str:
    """The whole page. Its tables align nothing: that would be a style in the page, which the policy forbids."""
    told, counted, fuzzed = figures["told"], figures["counted"], figures["fuzzed"]
    lost = sum(each["failed"] for each in (*counted.values(), *fuzzed.values()))
    rows = [
        ("Hostile files tried", told["hostile files"]),
        ("… rejected by the checker, which named the file", told["hostile files refused"]),
        ("Files with a hostile name, all rejected", told["hostile names"]),
        ("Pages opened in a browser that allows scripts", told["pages opened"]),
        ("Faults caused while a site was built or served", counted["faults"]["tests"]),
        ("Seconds of fuzzing", sum(each["seconds"] for each in fuzzed.values())),
        ("Inputs tried by the fuzzer", sum(each["runs"] for each in fuzzed.values())),
        ("Inputs that failed once, now tested with every change", counted["cases"]["tests"] - len(fuzzed)),
        ("Files that ProperDocs builds, identical byte for byte", told["files compared with ProperDocs"]),
        ("Marks in the Zensical site, all identical to ours", told["marks compared with Zensical"]),
        ("Injected scripts that ran, sites lost, guarantees broken", lost),
    ]
    figures_table = "\n".join(f"| {what} | {number:,} |" for what, number in rows)
    targets = "\n".join(f"| {_TARGETS[name]} | {each['seconds']:,} | {each['runs']:,} |" for name, each in fuzzed.items())
    return _PAGE.format(figures=figures_table, targets=targets, **_mutants(figures["mutants"]))


def _mutants(found: Figures) -> dict[str, str]:
    """The table of mutants by folder, and when it was made."""
    folders = found["folders"]
    rows = [*((f"`{name}/`", row) for name, row in folders.items()), ("All", total(folders))]
    cells = "\n".join(
        f"| {name} | {row['mutants']:,} | {row['killed']:,} | {row['accepted']:,} | {row['survived']:,} | {share(row):.0%} |"
        for name, row in rows
    )
    return {"mutants": cells, "version": found["version"], "date": found["date"], "sample": _SAMPLE if found["sample"] else ""}


_SAMPLE = """ They are
a sample. We added tests for some that had survived, so the share noticed among the changes we haven't tried is probably lower."""

_PAGE = """---
title: How we test this site
description: Hostile files, faults, random texts and other generators, with figures from the programs that test them.
hide: [navigation, toc]
formerly: [about/trust]
---

# How we test this site

Anyone can propose a change, disks fill up, and site generators are abandoned. So we test for all of this. The figures come from
the programs that run the tests (`make trust`). Nobody enters them by hand.

| | |
|---|---|
{figures}

## Hostile files

Each file has one attack in one field: a script, an event handler, a `javascript:` address, a character that reverses the direction of text, or a
path that leads out of the project. If the checker lets a file through, we build the site and open every page in a browser. If a dialog
appears, or an element that was meant to be text, the test fails. We also check that the test notices an attack that works.

## Faults

A disk is full, a file disappears, two builds run at once, a build is killed. In each case, one message says what to do, and the existing
site is left untouched.

## Fuzzing

A fuzzer changes texts at random and watches which lines of the code they reach. No input may crash the code or make it hang. If the marks are
removed, exactly the article must remain. Every mark must contain the words of its quote.

| what is tested | seconds | texts |
|---|---|---|
{targets}

## Mutation testing

A test is only useful if it fails when the code is wrong. `make mutants` changes the code in one place, such as `<` to `<=`, and runs the tests
that reach the changed function. If they all pass, the change has survived, and we look at it: either a test is missing, or the change makes no
difference. We accept a survivor only with a reason, in `tests/mutants/accepted.yml`. The command fails if less than 90% of the others were
noticed. The table counts the changes that were tried on {date} (version {version}).{sample}

| folder | changes | noticed | accepted | survived | noticed of those not accepted |
|---|---|---|---|---|---|
{mutants}

## Other generators

Three generators build the same notes, and we compare the results: [Other generators](hosts.md).
"""
