# Every target makes what it needs first. `make` alone says what there is.
# Another interpreter: make clean, then make site PYTHON=/path/to/python3.12

VENV := .venv
RUN := $(VENV)/bin/python
SITE := $(VENV)/for-site
TESTS := $(VENV)/for-tests
BROTLI := $(VENV)/for-compressed
INSTALL := $(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes

# Material's remark on another generator is for its developers, not for these logs.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve check history offline compressed test new-site clean

help::
	@echo "make site    build the site into site/"
	@echo "make serve   read it while you write, at the address it prints"
	@echo "make offline pack the site into annotated-articles.zip, which opens without a host"
	@echo "make compressed  build the site with .br and .gz beside its files, for hosts that send those"
	@echo "make history write from git what changed in the notes; HISTORY=.cache/history.json make site shows it"
	@echo "make check   read all annotations and articles, list every mistake with its repair"
	@echo "make test    what must pass before a change goes in: style, types, tests, a real browser"
	@echo "make new-site DIR=path TITLE=\"My Site\"    begin a site of your own there"
	@echo "make clean   remove everything that make has made"

# Not with --quiet: it would switch --strict off.
site: $(SITE)
	$(RUN) -m mkdocs build --strict

offline: site
	@$(RUN) hooks/annotate.py offline site annotated-articles.zip

compressed: site $(BROTLI)
	@$(RUN) hooks/annotate.py compress site

serve: $(SITE)
	$(RUN) -m mkdocs serve

check: $(SITE)
	@$(RUN) hooks/annotate.py check

# For a site that tells how its notes changed: make history && HISTORY=.cache/history.json make site
history: $(SITE)
	@$(RUN) hooks/annotate.py history .cache/history.json

test: $(TESTS)
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy
	$(RUN) tests/support/find_browser.py
	$(RUN) -m pytest -n auto --maxprocesses 4 --dist worksteal -m "not measures_time and not slow"
	$(RUN) -m pytest -m measures_time

new-site: $(SITE)
	@$(RUN) hooks/annotate.py new-site "$(DIR)" --title "$(TITLE)"

clean:
	rm -rf site .site.* $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(SITE): requirements.txt | $(RUN)
	@echo "Installing what the site needs (once) ..."
	@$(INSTALL) -r requirements.txt
	@touch $@

$(TESTS): requirements-test.txt $(SITE)
	@echo "Installing what the tests need (once) ..."
	@$(INSTALL) -r requirements.txt -r requirements-test.txt
	@touch $@

$(BROTLI): requirements-compressed.txt $(SITE)
	@echo "Installing what compresses (once) ..."
	@$(INSTALL) -r requirements-compressed.txt
	@touch $@

$(RUN):
	@for python in $(or $(PYTHON),python3.11 python3.12 python3.13 python3.14 python3); do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	    echo "Python 3.11 or later is missing$(if $(PYTHON),: $(PYTHON) is not one). Install it, for example:"; \
	    echo "    sudo apt-get install python3 python3-venv        (Debian 12, Ubuntu 24.04 or later)"; \
	    echo "    brew install python                              (macOS)"; \
	    echo "or say where it is:  make site PYTHON=/path/to/python3"; \
	    exit 1; \
	fi >&2; \
	if ! "$$found" -c 'import venv, ensurepip' 2>/dev/null; then \
	    echo "The venv module of $$found is missing. Type:"; \
	    echo "    sudo apt-get install $$("$$found" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; \
	    exit 1; \
	fi >&2; \
	"$$found" -m venv --clear $(VENV)

# What only this project makes; a site that was begun with `make new-site` has no such file.
-include project.mk
