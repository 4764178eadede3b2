"""`make trust`: reads what the tests and the fuzzer left in .cache/trust/, keeps the figures, and writes docs/contribute/trust.md.

Where `make fuzz` has not run since the last `make clean`, the fuzzer's figures stay as they were.
"""

import json

from trust.figures import KEPT, PAGE, ROOT, figures, page

LEFT = ROOT / ".cache/trust"

if __name__ == "__main__":
    fuzzed = LEFT / "fuzz.json"
    known = json.loads(fuzzed.read_text("utf-8")) if fuzzed.is_file() else json.loads(KEPT.read_text("utf-8"))["fuzzed"]
    found = figures((LEFT / "tests.xml").read_text("utf-8"), known)
    KEPT.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    PAGE.write_text(page(found), "utf-8", newline="\n")
    print(f"wrote {PAGE.relative_to(ROOT)}")
