package network_test

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"stance/diff/report"
	"stance/diff/report/data/network"
	"stance/positions"
)

type graph struct {
	Keys []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Graphs []struct {
		EdgeDefault string    `xml:"edgedefault,attr"`
		Nodes       []element `xml:"node"`
		Edges       []element `xml:"edge"`
	} `xml:"graph"`
}

type element struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Data   []struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	} `xml:"data"`
}

func (e element) data(key string) string {
	for _, d := range e.Data {
		if d.Key == key {
			return d.Value
		}
	}
	return ""
}

// world is a panel of three parties on one issue, two days running: the second
// day anna goes over to bert. dora is never placed.
func world(t *testing.T) *report.Panel {
	t.Helper()
	group := &positions.Party{ID: "union", Name: "The Union"}
	parties := []*positions.Party{
		{ID: "anna", Name: "Anna <&> \"Söhne\"\x00\x1b", Short: "]]>", Color: "#0a80Ff"},
		{ID: "bert", Name: "Bert", Groups: []*positions.Party{group}},
		group,
		{ID: "dora", Name: "Dora"},
	}
	is := &positions.Issue{ID: "fire", Name: "Fire", Scale: &positions.Scale{Min: 0, Max: 3}}
	d := &positions.Dataset{Codebook: positions.NewCodebook("T", "", parties, []*positions.Issue{is, {ID: "aid", Name: "Aid", Scale: &positions.Scale{Max: 1}}})}
	first := positions.Date(739478) // 2025-08-15
	say := func(day positions.Date, p *positions.Party, kind positions.PositionKind, value float64) {
		r := &positions.Record{Date: day, Party: p, Issue: is}
		r.Stance = &positions.Stance{Record: r, Kind: kind, Value: value, Option: -1, Summary: "s"}
		d.Records = append(d.Records, r)
	}
	say(first, parties[0], positions.Placed, 0)
	say(first, parties[1], positions.Placed, 3)
	say(first, parties[3], positions.Unplaced, 0)
	say(first+1, parties[0], positions.Placed, 2)
	d.Dates = []positions.DateInfo{{Date: first}, {Date: first + 1}}
	return report.NewPanel(positions.NewHistory(d, 0), first, first+1, report.Filter{})
}

func read(t *testing.T, p *report.Panel) (graph, []byte) {
	t.Helper()
	var buf bytes.Buffer
	if err := network.Write(&buf, p); err != nil {
		t.Fatal(err)
	}
	var g graph
	if err := xml.Unmarshal(buf.Bytes(), &g); err != nil {
		t.Fatalf("%v\n%s", err, buf.String())
	}
	return g, buf.Bytes()
}

func TestGraph(t *testing.T) {
	p := world(t)
	g, content := read(t, p)
	if len(g.Graphs) != 1 || g.Graphs[0].EdgeDefault != "undirected" {
		t.Fatalf("graphs: %+v", g.Graphs)
	}
	nodes, edges := g.Graphs[0].Nodes, g.Graphs[0].Edges
	if len(nodes) != 3 || nodes[0].ID != "anna" || nodes[1].ID != "bert" || nodes[2].ID != "dora" {
		t.Fatalf("nodes: %+v", nodes) // the union never spoke
	}
	anna, bert := nodes[0], nodes[1]
	for key, want := range map[string]string{"label": "]]>", "short": "]]>", "name": `Anna <&> "Söhne"`, "color": "#0a80Ff", "r": "10", "g": "128", "b": "255", "groups": ""} {
		if got := anna.data(key); got != want {
			t.Errorf("anna's %s is %q, want %q", key, got, want)
		}
	}
	for key, want := range map[string]string{"label": "Bert", "short": "", "color": "", "r": "", "groups": "union"} {
		if got := bert.data(key); got != want {
			t.Errorf("bert's %s is %q, want %q", key, got, want)
		}
	}
	if len(edges) != 2 {
		t.Fatalf("edges: %+v", edges) // none with dora, who is not placed
	}
	for i, want := range []map[string]string{
		{"date": "2025-08-15", "gap": "100", "weight": "0", "agreement": "0", "issues_compared": "1", "issues_total": "2", "low": "100", "high": "100", "unsure": "false"},
		{"date": "2025-08-16", "gap": "33.33333333333333", "weight": "66.66666666666667", "agreement": "66.66666666666667", "issues_compared": "1", "issues_total": "2"},
	} {
		e := edges[i]
		if e.Source != "anna" || e.Target != "bert" || e.ID != want["date"]+".anna.bert" {
			t.Errorf("edge %d is %+v", i, e)
		}
		for key, value := range want {
			if got := e.data(key); got != value {
				t.Errorf("%s of %s is %q, want %q", key, e.ID, got, value)
			}
		}
	}
	if _, again := read(t, p); !bytes.Equal(content, again) {
		t.Error("another file the next time")
	}
}

// Every attribute that is used is declared, once, for what it is used on.
func TestKeys(t *testing.T) {
	g, _ := read(t, world(t))
	declared := map[string]string{}
	for _, k := range g.Keys {
		if declared[k.ID] != "" || k.ID != k.Name || !strings.Contains("string int double boolean", k.Type) {
			t.Errorf("key %+v", k)
		}
		declared[k.ID] = k.For
	}
	check := func(of string, all []element) {
		for _, e := range all {
			for _, d := range e.Data {
				if declared[d.Key] != of {
					t.Errorf("%s of a %s is declared for %q", d.Key, of, declared[d.Key])
				}
			}
		}
	}
	check("node", g.Graphs[0].Nodes)
	check("edge", g.Graphs[0].Edges)
}

func TestEmptyGraph(t *testing.T) {
	h := positions.NewHistory(&positions.Dataset{Codebook: positions.NewCodebook("T", "", nil, nil)}, 0)
	if g, _ := read(t, report.NewPanel(h, 0, 0, report.Filter{})); len(g.Graphs) != 1 || len(g.Graphs[0].Nodes)+len(g.Graphs[0].Edges) > 0 {
		t.Errorf("%+v", g)
	}
}
