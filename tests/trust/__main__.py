"""`make trust`: reads what the tests and the fuzzer left in .cache/trust/, keeps the figures, and writes docs/contribute/trust.md.

Where `make fuzz` or `make mutants` has not run since the last `make clean`, its figures stay as they were.
"""

import json

from trust.figures import KEPT, PAGE, ROOT, figures, page

LEFT = ROOT / ".cache/trust"

if __name__ == "__main__":
    kept = json.loads(KEPT.read_text("utf-8"))
    fuzzed, mutants = (
        json.loads(file.read_text("utf-8")) if (file := LEFT / f"{name}.json").is_file() else kept[part]
        for name, part in (("fuzz", "fuzzed"), ("mutants", "mutants"))
    )
    found = figures((LEFT / "tests.xml").read_text("utf-8"), fuzzed, mutants)
    KEPT.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    PAGE.write_text(page(found), "utf-8", newline="\n")
    print(f"wrote {PAGE.relative_to(ROOT)}")
