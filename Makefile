# Every target installs and builds what it needs. `make` on its own lists the targets.
# To use another interpreter: make clean, then make site PYTHON=/path/to/python3.12

# The program that builds the site: mkdocs or properdocs. Both read mkdocs.yml, and both build the same site.
HOST := mkdocs

VENV := .venv
RUN := $(VENV)/bin/python
SITE := $(VENV)/for-site
TESTS := $(VENV)/for-tests
BROTLI := $(VENV)/for-compressed
WEB_PAGES := $(VENV)/for-web-pages
INSTALL := $(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes

# Hide Material's notice about another generator: it is meant for theme developers, not for these logs.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve check article history offline compressed test test-all new-site upgrade clean

help::
	@echo "make site      build the site into site/"
	@echo "make serve     preview the site while you write, at the address it prints"
	@echo "make offline   build the site, each article as an EPUB and as one HTML file, and a zip file of everything (annotated-articles.zip)"
	@echo "make compressed    build the site with a .br and a .gz file beside each file, for servers that send them"
	@echo "make history   extract from git what changed in the notes; to show it: HISTORY=.cache/history.json make site"
	@echo "make check     check all annotations and articles; report every problem and how to fix it"
	@echo "make article FILE=path    create an article from a .txt, .md or .html file"
	@echo "make test      check a code change: style, types and the quick tests, with a real browser"
	@echo "make test-all  run everything that must pass before a code change is merged"
	@echo "make new-site DIR=path TITLE=\"My Site\"    create a site of your own in that folder"
	@echo "make upgrade DIR=path      update the engine of that site; UPGRADE=--dry-run only lists what would change"
	@echo "make clean     remove everything that make has generated"

# Don't add --quiet: it would switch --strict off.
site: $(SITE)
	$(RUN) -m $(HOST) build --strict --config-file mkdocs.yml

offline: export DOWNLOADS := yes
offline: site
	@$(RUN) hooks/annotate.py offline site annotated-articles.zip

compressed: site $(BROTLI)
	@$(RUN) hooks/annotate.py compress site

serve: $(SITE)
	$(RUN) -m $(HOST) serve --config-file mkdocs.yml

check: $(SITE)
	@$(RUN) hooks/annotate.py check

# Reading saved web pages needs a package that no other target needs.
article: $(SITE) $(if $(filter %.html %.htm %.xhtml,$(FILE)),$(WEB_PAGES))
	@$(RUN) hooks/annotate.py new article "$(FILE)"

# To show the history of the notes: make history && HISTORY=.cache/history.json make site
history: $(SITE)
	@$(RUN) hooks/annotate.py history .cache/history.json

test: $(TESTS)
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy
	$(RUN) tests/support/find_browser.py
	$(RUN) -m pytest -n auto --maxprocesses 4 --dist worksteal -m "not thorough and not measures_time and not slow"

# Tests that measure time don't run in parallel.
test-all: test
	$(RUN) -m pytest -n auto --maxprocesses 4 --dist worksteal -m "thorough and not measures_time and not slow"
	$(RUN) -m pytest -m "measures_time and not slow"

new-site: $(SITE)
	@$(RUN) hooks/annotate.py new-site "$(DIR)" --title "$(TITLE)"

upgrade: $(SITE)
	@$(RUN) hooks/annotate.py upgrade "$(DIR)" $(UPGRADE)

clean:
	rm -rf site .site.* $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(SITE): requirements.txt | $(RUN)
	@echo "Installing the site's dependencies (only once) ..."
	@$(INSTALL) -r requirements.txt
	@touch $@

$(TESTS): requirements-test.txt $(SITE)
	@echo "Installing the tests' dependencies (only once) ..."
	@$(INSTALL) -r requirements.txt -r requirements-test.txt
	@touch $@

$(BROTLI): requirements-compressed.txt $(SITE)
	@echo "Installing the compressor (only once) ..."
	@$(INSTALL) -r requirements-compressed.txt
	@touch $@

$(WEB_PAGES): requirements-web-pages.txt $(SITE)
	@echo "Installing the web-page reader (only once) ..."
	@$(INSTALL) -r requirements-web-pages.txt
	@touch $@

$(RUN):
	@for python in $(or $(PYTHON),python3.11 python3.12 python3.13 python3.14 python3); do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	    echo "Python 3.11 or later was not found$(if $(PYTHON),: $(PYTHON) is not Python 3.11 or later). Install it, for example:"; \
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

# Targets for this project only; sites created with `make new-site` don't have this file.
-include project.mk
