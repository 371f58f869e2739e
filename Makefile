# Targets: help deps build data train test pages bench lint format check docs clean
# Settings: DATA=file  OUTPUT=folder  PROFILE=quick|full  THREADS=n  SEED=n  ROWS=n

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help deps build data train test pages bench lint format check docs clean rooms

CONFIGURATION := release
# Without testable imports tests and claimctl are compiled alike, so one build serves both.
TEST_OPTIONS := -c $(CONFIGURATION) --disable-testable-imports
CLAIMCTL := .build/$(CONFIGURATION)/claimctl
PACKAGES := libopenblas-dev liblapacke-dev

PROFILE ?= full
train_options := --profile $(PROFILE) \
  $(if $(DATA),--data "$(DATA)") $(if $(OUTPUT),--output "$(OUTPUT)") \
  $(if $(THREADS),--threads $(THREADS)) $(if $(SEED),--seed $(SEED))

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  make train DATA=videos.csv PROFILE=quick OUTPUT=out   settings go after the target"

deps: ## Install the system libraries that are missing
	@bash scripts/install-dependencies $(PACKAGES)

build: deps $(CLAIMCTL) ## Build claimctl in release

# The package manager takes a second to see that nothing changed; make sees it at once.
$(CLAIMCTL): Package.swift $(shell find Sources -type f -not -name '*.md')
	@swift build -c $(CONFIGURATION) --product claimctl
	@touch $@

data: build ## Write a generated set of videos to Data/Interim (ROWS, SEED)
	@$(CLAIMCTL) synthesize --rows $(or $(ROWS),20000) --seed $(or $(SEED),1) \
	  --output Data/Interim/generated_videos.csv

train: build ## Prepare data, fit, evaluate, write Models/ and Reports/ (DATA, PROFILE, OUTPUT)
	@$(CLAIMCTL) train $(train_options)

test: deps rooms ## Run all tests
	@swift test $(TEST_OPTIONS) --parallel

rooms:
	@mkdir -p .build
	@swift package describe --type json > .build/rooms.json

pages: ## Check the pages in Reports (or OUTPUT/Reports) in headless Chromium
	@command -v "$${CHROMIUM:-chromium}" >/dev/null || bash scripts/install-dependencies chromium
	@bash scripts/check-pages "$(if $(OUTPUT),$(OUTPUT)/)Reports"

bench: build ## Time everything beside its peers in one run, write Reports/benchmarks.* (ROWS=small|full|growth|quality)
	@bash scripts/bench

lint: ## Check the format of all Swift files
	@swift format lint --strict --parallel --recursive Sources Tests Benchmarks/Sources Benchmarks/Tests Benchmarks/Package.swift Package.swift

format: ## Format all Swift files
	@swift format --in-place --parallel --recursive Sources Tests Benchmarks/Sources Benchmarks/Tests Benchmarks/Package.swift Package.swift

check: lint build rooms ## Format, warnings as errors, table of rooms, links in the documents
	@swift test $(TEST_OPTIONS) --filter HouseTests
	@bash scripts/check-tree

docs: ## List the documents
	@find docs Sources -name '*.md' | sort

clean: ## Remove what was built, cached and written; Data/Raw stays
	@rm -rf .build Data/Interim Data/Processed
	@find Models Reports -mindepth 1 ! -name README.md -delete
