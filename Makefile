# lacuna: build, run, test. README.md says what each needs.
GO      ?= go
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -s -w -X main.Version=$(VERSION)
HOME_DIR := .lacuna
TOOLS   := internal/tools
CONCURRENT := ./internal/library/... ./internal/index/... ./internal/store/... ./internal/analyze ./web

export GOFLAGS := -mod=readonly

.PHONY: build run test check eval bench fuzz tools

build: ## the binary, bin/lacuna
	$(GO) build -ldflags '$(LDFLAGS)' -o bin/lacuna ./cmd/lacuna

run: build ## ingest corpus/ into .lacuna/ and serve it at 127.0.0.1:8417
	bin/lacuna --home $(HOME_DIR) ingest corpus/policies
	bin/lacuna --home $(HOME_DIR) serve

test: build ## everything, the browser included where there is one
	sh web/e2e/setup
	$(GO) test ./...

check: tools ## format, vet, staticcheck, data lint, races
	@out="$$($(TOOLS)/bin/gofumpt -l cmd corpus internal taxonomy web)"; test -z "$$out" || { echo "not formatted: $$out"; exit 1; }
	$(GO) vet ./...
	$(TOOLS)/bin/staticcheck ./...
	$(GO) run ./cmd/lacuna taxonomy lint
	$(GO) run ./cmd/lacuna checklists lint
	$(GO) test -race -short $(CONCURRENT)

eval: build ## score the analyser on the project's gold and compare with the scoreboard
	bin/lacuna eval corpus --scoreboard corpus/scoreboard.txt

bench: ## benchmarks beside the hot paths
	$(GO) test -run '^$$' -bench . -benchmem ./...

FUZZTIME ?= 20s
fuzz: ## each fuzz target for FUZZTIME
	@for p in $$($(GO) list ./...); do for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
	  $(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) $$p || exit 1; done; done

tools: $(TOOLS)/bin/gofumpt $(TOOLS)/bin/staticcheck

$(TOOLS)/bin/%: $(TOOLS)/go.mod
	cd $(TOOLS) && $(GO) build -o bin/ mvdan.cc/gofumpt honnef.co/go/tools/cmd/staticcheck
