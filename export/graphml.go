package export

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/dateline/dateline/record"
)

// A graph writes who acts with whom as GraphML: a node for each country or group, an edge for each source with each target,
// weighted by acts. What is mutual counts on the edges of both directions. It holds the edges, not the acts.
type graph struct {
	count
	w     io.Writer
	o     Options
	edges map[[2]string]*edge
}

// An edge is what one side did to another.
type edge struct {
	quads       [5]int
	goldstein   float64
	first, last string
}

func newGraphML(w io.Writer, o Options) *graph {
	return &graph{w: w, o: o, edges: map[[2]string]*edge{}}
}

// Write adds an act to its edges; several participants of one country count once.
func (g *graph) Write(a *record.Act) error {
	g.n.Facts++
	if why := unreal(a); why != "" && !g.o.All {
		g.leave(why)
		return nil
	}
	info, ok := g.o.Ontology.Code(a.CAMEO)
	if !ok {
		g.leave("its code is not CAMEO's")
		return nil
	}
	seen := map[[2]string]bool{}
	for _, p := range pairs(a, true) {
		if p.source == nil || p.target == nil || p.source.Place == "" || p.target.Place == "" || p.source.Place == p.target.Place {
			continue
		}
		k := [2]string{p.source.Place, p.target.Place}
		if seen[k] {
			continue
		}
		seen[k] = true
		e := g.edges[k]
		if e == nil {
			e = &edge{first: a.Date, last: a.Date}
			g.edges[k] = e
		}
		e.quads[info.Quad]++
		e.goldstein += info.Goldstein.GDELT
		e.first, e.last = min(e.first, a.Date), max(e.last, a.Date)
	}
	if len(seen) == 0 {
		g.leave("has no two sides")
	}
	return nil
}

// Close writes the graph.
func (g *graph) Close() error {
	keys := slices.SortedFunc(maps.Keys(g.edges), func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	acts := map[string]int{}
	for _, k := range keys {
		n := g.edges[k].acts()
		acts[k[0]] += n
		acts[k[1]] += n
	}
	w := bufio.NewWriter(g.w)
	w.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	for _, k := range []struct{ id, of, kind string }{
		{"label", "node", "string"},
		{"acts", "node", "int"},
		{"weight", "edge", "int"},
		{"verbal_cooperation", "edge", "int"},
		{"material_cooperation", "edge", "int"},
		{"verbal_conflict", "edge", "int"},
		{"material_conflict", "edge", "int"},
		{"goldstein", "edge", "double"},
		{"first", "edge", "string"},
		{"last", "edge", "string"},
	} {
		fmt.Fprintf(w, `  <key id="%s_%s" for="%s" attr.name="%s" attr.type="%s"/>`+"\n", k.of, k.id, k.of, k.id, k.kind)
	}
	w.WriteString(`  <graph id="dateline" edgedefault="directed">` + "\n")
	for _, n := range slices.Sorted(maps.Keys(acts)) {
		fmt.Fprintf(w, `    <node id="%s"><data key="node_label">%s</data><data key="node_acts">%d</data></node>`+"\n", escape(n), escape(countryName(g.o.Ontology, n)), acts[n])
	}
	for _, k := range keys {
		e := g.edges[k]
		fmt.Fprintf(w, `    <edge source="%s" target="%s"><data key="edge_weight">%d</data>`, escape(k[0]), escape(k[1]), e.acts())
		for i, q := range []string{"verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"} {
			fmt.Fprintf(w, `<data key="edge_%s">%d</data>`, q, e.quads[i+1])
		}
		fmt.Fprintf(w, `<data key="edge_goldstein">%.1f</data><data key="edge_first">%s</data><data key="edge_last">%s</data></edge>`+"\n", e.goldstein, escape(e.first), escape(e.last))
		g.n.Rows++
	}
	w.WriteString("  </graph>\n</graphml>\n")
	return errorf("graphml", w.Flush())
}

func (e *edge) acts() int { return e.quads[1] + e.quads[2] + e.quads[3] + e.quads[4] }

// escape writes a text for XML; characters that XML cannot hold are replaced.
func escape(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil { // a Builder never fails
		return ""
	}
	return b.String()
}
