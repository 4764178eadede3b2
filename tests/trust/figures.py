"""The figures of docs/about/trust.md, from what the tests and the fuzzer left, and the page that tells them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).parent / "figures.json"
PAGE = ROOT / "docs/about/trust.md"
FILES = {
    "hostile": "tests/browser/test_hostile_corpus.py",
    "faults": "tests/site/test_faults.py",
    "hosts": "tests/site/test_other_hosts.py",
    "cases": "tests/fuzz/test_cases.py",
}
"""What is counted -> the file whose tests count it."""
_TARGETS = {
    "yaml": "Files of notes",
    "edtf": "Dates",
    "anchor": "Words looked for in articles",
    "weave": "Notes woven into articles",
}

Figures = dict[str, Any]


def figures(report: str, fuzzed: Figures) -> Figures:
    """Of a report in JUnit's form and the fuzzer's own: tests and failures by file, what tests told, and runs by target."""
    cases = list(ElementTree.fromstring(report).iter("testcase"))
    counted = {}
    for name, file in FILES.items():
        ours = [case for case in cases if case.get("classname", "").replace(".", "/") == file.removesuffix(".py")]
        failed = [case for case in ours if case.find("failure") is not None or case.find("error") is not None]
        counted[name] = {"tests": len(ours), "failed": len(failed)}
    told = {each.get("name", ""): int(each.get("value", "0")) for case in cases for each in case.iter("property")}
    return {"counted": counted, "told": told, "fuzzed": fuzzed}


def page(figures: Figures) -> str:
    """The whole page. Its tables align nothing: that would be a style in the page, which the policy forbids."""
    told, counted, fuzzed = figures["told"], figures["counted"], figures["fuzzed"]
    lost = sum(each["failed"] for each in (*counted.values(), *fuzzed.values()))
    rows = [
        ("Hostile files written into a project and judged", told["hostile files"]),
        ("… refused by the check, with the file's name", told["hostile files refused"]),
        ("Files with a hostile name, all refused", told["hostile names"]),
        ("Pages opened in a browser that lets scripts run", told["pages opened"]),
        ("Faults made while a site was built or served", counted["faults"]["tests"]),
        ("Seconds fuzzed", sum(each["seconds"] for each in fuzzed.values())),
        ("Texts that the fuzzer tried", sum(each["runs"] for each in fuzzed.values())),
        ("Texts that once failed, tried again with every change", counted["cases"]["tests"] - len(fuzzed)),
        ("Files that ProperDocs makes, the same byte for byte", told["files compared with ProperDocs"]),
        ("Marks that Zensical sets, the same on the same words", told["marks compared with Zensical"]),
        ("Scripts run, sites lost, promises broken", lost),
    ]
    figures_table = "\n".join(f"| {what} | {number:,} |" for what, number in rows)
    targets = "\n".join(f"| {_TARGETS[name]} | {each['seconds']:,} | {each['runs']:,} |" for name, each in fuzzed.items())
    return _PAGE.format(figures=figures_table, targets=targets)


_PAGE = """---
title: What is tried against this site
description: Hostile files, faults, made-up texts and other generators, counted by the programs that try them.
hide: [navigation, toc]
---

# What is tried against this site

Anybody may propose a change, disks fill up, and generators go out of use. So all of this is tried on purpose. The figures are written by
the programs that try it (`make trust`), never by hand.

| | |
|---|---|
{figures}

## Hostile files

Each file has one attack in one field: a script, a handler, an address that runs, a sign that turns the order of letters, a path out of
the project. What the check lets through is built, and every page is opened in a browser. A dialog or an element that came out of its text
would fail the test, and the test is tried with one that does.

## Faults

A full disk, a file that vanishes, two builds at once, a build that is killed. There is one message that says what to do, and the site
that stood there before is as it was.

## Texts that nobody would write

A fuzzer changes texts at random and follows which lines of the program they reach. No text may stop the program, or keep it busy;
taking the marks out must give back the article, and every mark must have the words of its quote.

| what is tried | seconds | texts |
|---|---|---|
{targets}

## Other generators

The same notes are built by three generators and compared: [Other generators](hosts.md).
"""
