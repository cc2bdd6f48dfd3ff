# Every target sets up what it needs; `make help` lists them. Needs python3 (3.11 or later, with venv), make and git.
SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(CURDIR)/$(VENV)/bin
PYTHON := $(BIN)/python
NODE := .local/node
CDK := $(CURDIR)/$(NODE)/node_modules/.bin/cdk
WORKERS ?= 3
STAGE ?= dev
REGION ?= us-east-1

export PATH := $(BIN):$(PATH)
# Byte code is written once, at installation: some machines switch that off, and then every function starts slowly.
unexport PYTHONDONTWRITEBYTECODE
# Node trusts whom the system trusts, e.g. the authority of a company's proxy.
export NODE_USE_SYSTEM_CA := 1
# Certificates are trusted as the machine trusts them, also behind a company's proxy.
export UV_SYSTEM_CERTS := true

PYTHON_SOURCES := shared functions cdk local tools tests app.py
FAST_TESTS := tests/unit tests/infra
ALL_TESTS := $(FAST_TESTS) tests/integration tests/e2e

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-19s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: setup ## the whole stack on this machine; again, it continues where it was
	@$(PYTHON) -m local run

.PHONY: stop
stop: setup ## end the stack, and keep its data
	@$(PYTHON) -m local stop

.PHONY: reset
reset: setup ## end the stack, and remove its data
	@$(PYTHON) -m local reset

.PHONY: demo
demo: run ## a new account takes a JSON Resume through the product: FILE=resume.json
	@$(PYTHON) -m tools.demo $(FILE)

.PHONY: test
test: setup check-web browser tests/oidc/node_modules/.installed ## all tests
	@$(PYTHON) -m pytest -n $(WORKERS) --dist loadfile $(ALL_TESTS)

.PHONY: check
check: check-code check-web ## format, lint, types, import rules, fast tests
	@$(PYTHON) -m pytest -n $(WORKERS) --dist loadfile $(FAST_TESTS)

.PHONY: check-code
check-code: setup ## format, lint, types, import rules
	@ruff format --check $(PYTHON_SOURCES)
	@ruff check $(PYTHON_SOURCES)
	@mypy
	@lint-imports

.PHONY: check-web
check-web: web/node_modules/.installed
	@npm run --silent check --prefix web

# A Chromium for the tests of the pages: the system's, else Playwright's own; without one they are skipped.
.PHONY: browser
browser: setup
	@command -v chromium > /dev/null \
		|| { [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null && echo "Installing Chromium ..." \
			&& apt-get update -qq && apt-get install -y -qq chromium > .local/chromium.log 2>&1; } \
		|| $(PYTHON) -m playwright install chromium > .local/chromium.log 2>&1 \
		|| echo "No Chromium: the tests of the pages are skipped."

.PHONY: format
format: setup ## format all sources, and sort their imports
	@ruff format $(PYTHON_SOURCES)
	@ruff check --fix --quiet $(PYTHON_SOURCES)

.PHONY: lint
lint: setup ## lint and import rules
	@ruff check $(PYTHON_SOURCES)
	@lint-imports

.PHONY: types
types: setup ## types
	@mypy

.PHONY: bench
bench: setup ## the figures the product is held to, measured
	@$(PYTHON) -m pytest tests/bench -p no:xdist -s

.PHONY: prove
prove: setup tests/oidc/node_modules/.installed ## the long demonstrations of security and reliability
	@PROVE=1 $(PYTHON) -m pytest -n $(WORKERS) --dist loadfile -rP $(ALL_TESTS)

.PHONY: rotate-signing-key
rotate-signing-key: setup ## a new key signs access tokens: NOW=1 without waiting, TARGET=aws STAGE=dev REGION=us-east-1
	@$(PYTHON) -m tools.rotate_signing_key $(if $(NOW),--now) --target $(or $(TARGET),local) --stage $(STAGE) --region $(REGION)

.PHONY: grant-role
grant-role: setup ## makes an administrator: ACCOUNT=<id> ROLE=admin|super_admin|premium|user, TARGET=aws STAGE=dev
	@$(PYTHON) -m tools.grant_role $(ACCOUNT) $(ROLE) --target $(or $(TARGET),local) --stage $(STAGE) --region $(REGION)

.PHONY: replay-erasures
replay-erasures: setup ## after a table was restored, before it opens: SINCE=2026-10 (the backup's month), TARGET=aws STAGE=dev
	@$(PYTHON) -m tools.replay_erasures $(SINCE) --target $(or $(TARGET),local) --stage $(STAGE) --region $(REGION)

.PHONY: enrich
enrich: setup ## run the AI engine over experiences, without a stack: IN=cases.jsonl OUT=out.jsonl
	@$(PYTHON) -m tools.enrich $(IN) $(OUT)

.PHONY: reference
reference: setup ## load public catalogues into the stack: ONET=folder ESCO=folder, TARGET=aws STAGE=dev REGION=us-east-1
	@$(PYTHON) -m tools.reference $(if $(ONET),--onet "$(ONET)") $(if $(ESCO),--esco "$(ESCO)") \
		--target $(or $(TARGET),local) --stage $(STAGE) --region $(REGION)

.PHONY: extract
extract: setup ## find skills in texts, without a stack: IN=texts.jsonl OUT=skills.jsonl
	@$(PYTHON) -m tools.extract $(IN) $(OUT)

.PHONY: snapshots
snapshots: setup ## write the snapshots of IAM anew, to be read in the diff
	@UPDATE_SNAPSHOTS=1 $(PYTHON) -m pytest tests/infra/test_permissions.py

# A shell names its own user in USER: only one given to make is meant.
.PHONY: verify-audit
verify-audit: setup ## prove the audit log whole, or say where it breaks: USER=pseudonym (all), STAGE=dev (this machine)
	@$(PYTHON) -m tools.verify_audit --region $(REGION) \
		$(if $(filter command,$(firstword $(origin USER))),--user $(USER)) \
		$(if $(filter command,$(firstword $(origin STAGE))),--stage $(STAGE))

.PHONY: layers
layers: setup ## third-party wheels for functions on AWS (Python 3.13, arm64)
	@$(PYTHON) -m cdk.build_layers

.PHONY: synth
synth: setup ## the templates for AWS, in cdk.out
	@$(CDK) synth --quiet -c target=aws -c stage=$(STAGE) -c region=$(REGION) $(CONTEXT)

.PHONY: deploy
deploy: layers ## to AWS: STAGE=dev REGION=us-east-1 CONTEXT="-c domain=... -c certificate=..."
	@$(PYTHON) -m cdk.deploy --stage $(STAGE) --region $(REGION) -- $(CONTEXT)

.PHONY: lock
lock: $(VENV)/.uv ## compile requirements.txt, the one lock, from pyproject.toml
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --no-annotate --group stack --group tests pyproject.toml --output-file requirements.txt

# Set-up: each stamp is newer than what it was made from.
.PHONY: setup
setup: $(VENV)/.synced $(NODE)/.installed

$(VENV)/.uv:
	@test -x $(PYTHON) || python3 -m venv $(VENV)
	@test -x $(BIN)/uv || { echo "Setting up $(VENV) ..."; $(PYTHON) -m pip install --quiet uv; }
	@touch $@

$(VENV)/.synced: requirements.txt | $(VENV)/.uv
	@uv pip sync --quiet --python $(PYTHON) --compile-bytecode requirements.txt
	@touch $@

web/node_modules/.installed: web/package.json web/package-lock.json | $(NODE)/.installed
	@npm ci --silent --prefix web
	@touch $@

# A real OpenID provider, which the tests of the sign-in with other providers run.
tests/oidc/node_modules/.installed: tests/oidc/package.json tests/oidc/package-lock.json | $(NODE)/.installed
	@npm ci --silent --prefix tests/oidc
	@touch $@

$(NODE)/.installed: local/node/package.json local/node/package-lock.json | $(VENV)/.synced
	@mkdir -p $(NODE)
	@cp local/node/package.json local/node/package-lock.json local/node/.npmrc $(NODE)/
	@npm ci --silent --prefix $(NODE)
	@touch $@
