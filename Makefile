# make demo: the running example from nothing. make test: all tests. make check: lints, tests, and programs of others that
# read the reports, as far as PyPI, npm, Java and Chromium are there.
# make bench: how long each reading command takes, beside psql, and reports of 1,000 and 10,000 claims (ten minutes to
# bring them in); an archive that comes in, beside sqlite-utils and a plain copy; `audit verify`; the parts that need no
# database. It fails where one takes longer than it may. docs/benchmarks.md says more.
SHELL := /bin/bash
export CARGO_INCREMENTAL ?= 1
CARGO := $(shell command -v cargo || echo $$HOME/.cargo/bin/cargo)

.PHONY: setup build demo test lint outside check bench schema

setup:
	@bash .ci/setup

build: setup
	$(CARGO) build

demo: build
	rm -rf target/demo
	mkdir -p target/demo
	target/debug/counterclaim demo --out target/demo

test: setup
	$(CARGO) test

lint: setup
	$(CARGO) fmt --check
	$(CARGO) clippy --all-targets -- -D warnings

outside: build
	bash .ci/setup outside || true
	tests/outside/run

check: lint test outside

bench: setup
	[ -x target/bench/bin/sqlite-utils ] || { python3 -m venv target/bench && target/bench/bin/pip install -q sqlite-utils==4.2.1; } || true
	$(CARGO) bench --bench reads
	$(CARGO) bench --bench reports
	$(CARGO) bench --bench archive
	$(CARGO) bench --bench verify
	$(CARGO) bench --bench pure

# writes schema/database.sql and the JSON Schemas anew. src/db/schema.rs is printed by
# `diesel print-schema --schema-key counterclaim --schema-key iam` (diesel_cli with feature postgres), and a test says
# when it has to be
schema: setup
	BLESS=1 $(CARGO) test --test it -- schema
