# Targets for this project only: screenshots, benchmarks, fuzzing and release checks.

BENCH := .cache/bench/for-bench
BENCH_RUN := .cache/bench/bin/python
VALIDATORS := .cache/validators
READABILITY := .cache/readability
FUZZ := .cache/fuzz/for-fuzz
FUZZ_RUN := .cache/fuzz/bin/python
MUTATE := .cache/mutants/for-mutants
MUTATE_RUN := .cache/mutants/bin/python
TESTS_TOO := PYTHONPATH=$(CURDIR)/tests:$(CURDIR)/hooks

.PHONY: test-long validate pictures bench themes fuzz mutants trust release

help::
	@echo "make test-long     run the tests that take minutes: many random edits, other generators, the steps of the workflows"
	@echo "make validate  check the exported data with external validators (needs Node.js)"
	@echo "make pictures  retake the screenshots for docs/contribute"
	@echo "make bench     measure the build side by side with other tools; takes minutes; BENCH_OPTIONS='--size medium' adds 1,000 articles, '--size full' takes hours"
	@echo "make themes    compare this site with and without Material"
	@echo "make fuzz      try random texts for ten minutes; FUZZ_SECONDS=60 for one minute"
	@echo "make mutants   run mutation tests (change the code in one place at a time and check that a test fails); takes hours; MUTANTS=sample takes minutes"
	@echo "make trust     update docs/contribute/trust.md with the results of make fuzz, make mutants and the tests"
	@echo "make release   check what a release needs and list what is left for you to do; publishes nothing"

test-long: $(TESTS)
	$(RUN) -m pytest -m slow

validate: $(TESTS) $(VALIDATORS)/installed
	VALIDATORS=$(CURDIR)/$(VALIDATORS) $(RUN) -m pytest tests/exports

test: $(READABILITY)/installed

# Takes screenshots of the current site. Look at them before you commit them.
pictures: $(TESTS)
	$(RUN) tests/support/take_pictures.py

# The benchmark installs other tools, so it has its own environment.
bench: $(TESTS) $(BENCH)
	$(TESTS_TOO) $(BENCH_RUN) -m bench $(BENCH_OPTIONS)

# This site with and without Material, for docs/contribute/theme.md.
themes: $(TESTS)
	$(TESTS_TOO) $(RUN) -m bench.themes

# Failing texts are saved in tests/fuzz/cases/, and `make test` tries them from then on.
fuzz: $(FUZZ)
	$(TESTS_TOO) $(FUZZ_RUN) -m fuzz

# Changes that no test noticed are listed at the end. Write a test for them, or list them in tests/mutants/accepted.yml with the reason.
mutants: $(MUTATE)
	MUTANTS=$(MUTANTS) $(TESTS_TOO) $(MUTATE_RUN) -m mutants

trust: $(TESTS)
	$(RUN) -m pytest -q --junitxml .cache/trust/tests.xml tests/browser/test_hostile_corpus.py tests/site/test_faults.py tests/site/test_other_hosts.py tests/fuzz
	$(TESTS_TOO) $(RUN) -m trust

release: $(TESTS)
	@$(TESTS_TOO) $(RUN) -m release before
	$(MAKE) test-all
	@$(TESTS_TOO) $(RUN) -m release after

$(BENCH): tests/bench/requirements.txt | $(RUN)
	$(RUN) -m venv .cache/bench
	$(BENCH_RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/bench/requirements.txt
	@touch $@

$(FUZZ): tests/fuzz/requirements.txt | $(RUN)
	$(RUN) -m venv .cache/fuzz
	$(FUZZ_RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/fuzz/requirements.txt
	@touch $@

$(MUTATE): tests/mutants/requirements.txt | $(RUN)
	$(RUN) -m venv .cache/mutants
	$(MUTATE_RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/mutants/requirements.txt
	@touch $@

$(VALIDATORS)/installed: tests/exports/validators/requirements.txt | $(RUN)
	@command -v npm >/dev/null || { echo "Node.js was not found. Type: sudo apt-get install nodejs npm" >&2; exit 1; }
	@echo "Installing the validators (only once) ..."
	@$(INSTALL) --no-deps --upgrade --target $(VALIDATORS)/data -r $<
	@npm install --silent --no-audit --no-fund --ignore-scripts --prefix $(VALIDATORS) @adobe/structured-data-validator@1.7.1
	@touch $@

# Mozilla's Readability, which is Firefox's Reader View. The browser runs it, so the tests need npm only to install it.
$(READABILITY)/installed: $(wildcard tests/site/readability/*.json)
	@mkdir -p $(@D)
	@if command -v npm >/dev/null; then \
	    echo "Installing Mozilla's Readability for the tests (only once) ..."; \
	    cp tests/site/readability/*.json tests/site/readability/.npmrc $(@D) && \
	    npm ci --silent --no-audit --no-fund --ignore-scripts --prefix $(@D) && touch $@; \
	else \
	    echo "npm was not found, so one test is skipped. To run it, type: sudo apt-get install nodejs npm"; \
	fi
