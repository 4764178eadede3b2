# What is made in this project alone: pictures of its site, measurements, fuzzing, and what is looked over before a release.

BENCH := .cache/bench/for-bench
BENCH_RUN := .cache/bench/bin/python
VALIDATORS := .cache/validators
READABILITY := .cache/readability
FUZZ := .cache/fuzz/for-fuzz
FUZZ_RUN := .cache/fuzz/bin/python
TESTS_TOO := PYTHONPATH=$(CURDIR)/tests:$(CURDIR)/hooks

.PHONY: validate pictures bench fuzz trust release

help::
	@echo "make validate  hold the exported data against validators that others made; needs Node.js"
	@echo "make pictures  take the pictures of docs/contribute anew"
	@echo "make bench   how fast it is, side by side with others; minutes to hours: BENCH_OPTIONS='--size full' for all of it"
	@echo "make fuzz    try texts that a fuzzer makes up, for ten minutes; FUZZ_SECONDS=60 for one"
	@echo "make trust   write docs/about/trust.md from what make fuzz and the tests left"
	@echo "make release look over what a release needs, and say what is left for you; it publishes nothing"

validate: $(TESTS) $(VALIDATORS)/installed
	VALIDATORS=$(CURDIR)/$(VALIDATORS) $(RUN) -m pytest tests/exports

test: $(READABILITY)

# Those of docs/contribute, from the site as it is; look at them before they go in.
pictures: $(TESTS)
	$(RUN) tests/support/take_pictures.py

# The bench has an environment of its own, for it installs what others make.
bench: $(TESTS) $(BENCH)
	$(TESTS_TOO) $(BENCH_RUN) -m bench $(BENCH_OPTIONS)

# What it finds stays in tests/fuzz/cases/, and `make test` tries it from then on.
fuzz: $(FUZZ)
	$(TESTS_TOO) $(FUZZ_RUN) -m fuzz

trust: $(TESTS)
	$(RUN) -m pytest -q --junitxml .cache/trust/tests.xml tests/browser/test_hostile_corpus.py tests/site/test_faults.py tests/site/test_other_hosts.py tests/fuzz
	$(TESTS_TOO) $(RUN) -m trust

release: $(TESTS)
	@$(TESTS_TOO) $(RUN) -m release before
	$(MAKE) test
	@$(TESTS_TOO) $(RUN) -m release after

$(BENCH): tests/bench/requirements.txt | $(RUN)
	$(RUN) -m venv .cache/bench
	$(BENCH_RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/bench/requirements.txt
	@touch $@

$(FUZZ): tests/fuzz/requirements.txt | $(RUN)
	$(RUN) -m venv .cache/fuzz
	$(FUZZ_RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/fuzz/requirements.txt
	@touch $@

$(VALIDATORS)/installed: tests/exports/validators/requirements.txt | $(RUN)
	@command -v npm >/dev/null || { echo "Node.js is missing. Type: sudo apt-get install nodejs npm" >&2; exit 1; }
	@echo "Installing the validators (once) ..."
	@$(INSTALL) --no-deps --upgrade --target $(VALIDATORS)/data -r $<
	@npm install --silent --no-audit --no-fund --ignore-scripts --prefix $(VALIDATORS) @adobe/structured-data-validator@1.7.1
	@touch $@

# Mozilla's Readability, Firefox's Reader View. Without npm, its one test is skipped and says so.
$(READABILITY):
	@if command -v npm >/dev/null; then \
	    echo "Installing Mozilla's Readability for the tests (once) ..."; \
	    npm install --silent --no-audit --no-fund --ignore-scripts --prefix $@ @mozilla/readability@0.6.0; \
	fi
