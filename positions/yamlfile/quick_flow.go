package yamlfile

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// flow reads a value in quotes or brackets, or within brackets, and moves the
// place behind it.
func (q *quick) flow(p *int, depth int) *yaml.Node {
	at := *p
	if at >= q.end || depth > quickDepth {
		return q.fail()
	}
	switch c := q.text[at]; c {
	case '"', '\'':
		return q.quoted(p, c)
	case '[':
		n := q.node(yaml.SequenceNode, yaml.FlowStyle, at, "")
		base := len(q.stack)
		if q.inBrackets(p, ']', func() { q.stack = append(q.stack, q.flow(p, depth+1)) }) {
			return q.adopt(n, base)
		}
		return nil
	case '{':
		n := q.node(yaml.MappingNode, yaml.FlowStyle, at, "")
		base := len(q.stack)
		if q.inBrackets(p, '}', func() { q.flowPair(p, depth+1) }) {
			return q.adopt(n, base)
		}
		return nil
	}
	return q.flowPlain(p)
}

// quoted reads a value in quotes that ends on its line.
func (q *quick) quoted(p *int, quote byte) *yaml.Node {
	at := *p
	escaped := false
	for i := at + 1; i < q.end; i++ {
		c := q.text[i]
		next := byte(0)
		if i+1 < q.end {
			next = q.text[i+1]
		}
		switch {
		case c == '\\' && quote == '"':
			if next != '"' && next != '\\' {
				return q.fail()
			}
			escaped = true
			i++
		case c == '\'' && quote == c && next == c:
			escaped = true
			i++
		case c == quote:
			*p = i + 1
			style, value := yaml.DoubleQuotedStyle, q.text[at+1:i]
			if quote == '\'' {
				style = yaml.SingleQuotedStyle
			}
			if escaped {
				value = unescape[quote].Replace(value)
			}
			return q.node(yaml.ScalarNode, style, at, value)
		}
	}
	return q.fail()
}

var unescape = map[byte]*strings.Replacer{
	'"':  strings.NewReplacer(`\"`, `"`, `\\`, `\`),
	'\'': strings.NewReplacer(`''`, `'`),
}

// inBrackets reads what is between brackets, from the opening one on: members
// with a comma and a space after each but the last.
func (q *quick) inBrackets(p *int, closing byte, member func()) bool {
	*p++
	if *p < q.end && q.text[*p] == closing {
		*p++
		return true
	}
	for {
		member()
		switch {
		case q.failed || *p >= q.end:
		case q.text[*p] == closing:
			*p++
			return true
		case strings.HasPrefix(q.text[*p:q.end], ", "):
			for *p++; *p < q.end && q.text[*p] == ' '; *p++ {
			}
			continue
		}
		q.fail()
		return false
	}
}

func (q *quick) flowPair(p *int, depth int) {
	colon := q.key(*p)
	if colon < 0 {
		q.fail()
		return
	}
	q.stack = append(q.stack, q.node(yaml.ScalarNode, 0, *p, q.text[*p:colon]))
	for *p = colon + 1; *p < q.end && q.text[*p] == ' '; *p++ {
	}
	q.stack = append(q.stack, q.flow(p, depth))
}

// flowPlain reads unquoted text within brackets.
func (q *quick) flowPlain(p *int) *yaml.Node {
	at := *p
	if !beginsPlain(q.text[at]) {
		return q.fail()
	}
	i := at
	for ; i < q.end; i++ {
		switch q.text[i] {
		case ',', ']', '}':
			value := q.text[at:i]
			if value[len(value)-1] == ' ' || isNullWord(value) {
				return q.fail()
			}
			*p = i
			return q.node(yaml.ScalarNode, 0, at, value)
		case '[', '{', ':', '#', '?':
			return q.fail()
		}
	}
	return q.fail()
}
