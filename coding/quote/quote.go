package quote

import (
	"io/fs"
	"sort"

	"github.com/dateline/dateline"
)

// A Stage adds Document.Quotes. It never changes after New and serves any number of goroutines.
type Stage struct {
	cues *lexicon
}

// New reads the cues from the folder cues of fsys (rules.Files). Errors carry file:line.
func New(fsys fs.FS) (*Stage, error) {
	cues, err := load(fsys)
	if err != nil {
		return nil, err
	}
	return &Stage{cues}, nil
}

// Annotate adds Document.Quotes, in the order of their content. Mention, Actor and To of each are -1.
func (s *Stage) Annotate(d *dateline.Document) error {
	w := &work{d: d, tree: grow(d.Tokens), cues: s.cues}
	w.mark()
	for i := range d.Tokens {
		w.visit(i)
	}
	w.releases()
	w.interviews()
	w.headlines()
	w.leftovers()
	w.separate()
	d.Quotes = w.quotes()
	return nil
}

// A work is the state of one document.
type work struct {
	*tree
	d          *dateline.Document
	cues       *lexicon
	paragraphs []dateline.Extent
	heads      []dateline.Span // sentences of each paragraph
	stretches  []stretch
	in         []int32 // stretch that each token stands in, its marks included; -1 for none
	owner      []int   // frame that last claimed each stretch; -1 for none
	frames     []frame
}

// A frame is a quote in the making.
type frame struct {
	speaker, cue, to dateline.Span
	relative         dateline.Span // pronoun that stands for the speaker
	regions          []dateline.Span
	verb             int // token of the cue, -1 if there is none
	stance, rule     string
	score            float64
	inverted         bool // the cue follows the words said
}

// mark finds paragraphs and stretches.
func (w *work) mark() {
	d := w.d
	for i := range d.Sentences {
		if d.Sentences[i].Empty() {
			continue
		}
		start := d.Tokens[d.Sentences[i].Start].Start
		if len(w.paragraphs) == 0 || d.Sentences[i].Paragraph {
			if n := len(w.paragraphs); n > 0 {
				w.paragraphs[n-1].End = start
			}
			w.paragraphs = append(w.paragraphs, dateline.Extent{Start: start, End: len(d.Text)})
			w.heads = append(w.heads, dateline.Span{Start: i, End: i})
		}
		w.heads[len(w.heads)-1].End = i + 1
	}
	w.stretches = stretches(d.Text, w.paragraphs)
	w.in = make([]int32, len(d.Tokens))
	for i := range w.in {
		w.in[i] = -1
	}
	w.owner = make([]int, len(w.stretches))
	for i := range w.stretches {
		s := &w.stretches[i]
		s.span = d.SpanOf(s.inner)
		w.owner[i] = -1
		o := d.SpanOf(s.outer)
		for k := o.Start; k < o.End; k++ {
			w.in[k] = int32(i)
		}
	}
}

// reach bounds how many tokens, children, sentences or paragraphs are looked at around a word. News has no
// sentence of that length; it keeps the work linear on text that is none.
const reach = 250

// sentence returns the tokens of the sentence of token i, at most reach on either side of it.
func (w *work) sentence(i int) dateline.Span {
	s := w.d.Sentences[w.tokens[i].Sent].Span
	return dateline.Span{Start: max(s.Start, i-reach), End: min(s.End, i+reach)}
}

// paragraph returns the index of the paragraph of token i.
func (w *work) paragraph(i int) int {
	at := w.tokens[i].Start
	return sort.Search(len(w.paragraphs), func(k int) bool { return w.paragraphs[k].Start > at }) - 1
}

// quotes turns the frames into Quotes.
func (w *work) quotes() []dateline.Quote {
	var out []dateline.Quote
	for i := range w.frames {
		f := &w.frames[i]
		q := dateline.Quote{
			Speaker: f.speaker, Relative: f.relative, Mention: -1, Actor: -1, To: -1, Within: -1, Cue: f.cue, Addressee: f.to,
			Stance: f.stance, Rule: f.rule, Score: f.score, Direct: true,
		}
		for _, r := range f.regions {
			e, direct := w.extent(r)
			if e.Empty() {
				continue
			}
			q.Content = append(q.Content, e)
			q.Direct = q.Direct && direct
		}
		if len(q.Content) > 0 {
			out = append(out, q)
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		if a.Content[0].Start != b.Content[0].Start {
			return a.Content[0].Start < b.Content[0].Start
		}
		return a.Cue.Start < b.Cue.Start
	})
	w.within(out)
	return out
}

// within tells of each quotation which other one holds its cue: the shortest that does.
func (w *work) within(quotes []dateline.Quote) {
	for i := range quotes {
		at := w.d.Extent(quotes[i].Cue)
		if at.Empty() {
			continue
		}
		best := 0
		for k := max(0, i-reach); k < min(len(quotes), i+reach); k++ {
			if k == i || !holds(&quotes[k], at) {
				continue
			}
			if n := length(&quotes[k]); quotes[i].Within < 0 || n < best {
				quotes[i].Within, best = k, n
			}
		}
	}
}

// holds reports whether the words of q cover e.
func holds(q *dateline.Quote, e dateline.Extent) bool {
	for _, c := range q.Content {
		if c.Start <= e.Start && e.End <= c.End {
			return true
		}
	}
	return false
}

// length returns the bytes of the words of q.
func length(q *dateline.Quote) int {
	n := 0
	for _, c := range q.Content {
		n += c.End - c.Start
	}
	return n
}

// extent trims a region of commas and of marks that do not belong to it, and reports whether all
// its words stand between marks.
func (w *work) extent(r dateline.Span) (dateline.Extent, bool) {
	for r.Start < r.End && w.trim(r.Start, r) {
		r.Start++
	}
	for r.Start < r.End && w.trim(r.End-1, r) {
		r.End--
	}
	direct := !r.Empty()
	for i := r.Start; i < r.End && direct; i++ {
		direct = w.in[i] >= 0 || !wordy(w.tokens[i].Form)
	}
	return w.d.Extent(r), direct
}

// trim reports whether token i, which stands at an end of r, is to be left out.
func (w *work) trim(i int, r dateline.Span) bool {
	form := w.tokens[i].Form
	if isComma(form) || form == ":" {
		return true
	}
	if k := w.in[i]; k >= 0 && isMark(form) && !w.stretches[k].span.Contains(i) {
		s := w.stretches[k].span
		// A mark stays if its fellow stays and words outside the two do.
		return !(r.Start < s.Start && s.End < r.End) || r.Start == s.Start-1 && s.End == r.End-1
	}
	return false
}
