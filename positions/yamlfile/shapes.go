package yamlfile

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// What a mapping should be that has parties, issues or the keys of a stance in it.
const (
	ofParties = "a mapping of parties"
	ofIssues  = "a mapping of issues"
	ofAStance = "a stance"
)

// instead is a hint for a value that should be a mapping of the dataset's outline, and
// is something else.
func (w *walker) instead(n *yaml.Node, what string) string {
	if what != ofParties && what != ofIssues && what != ofAStance {
		return ""
	}
	if n.Kind == yaml.ScalarNode && n.Style&quotedStyles == 0 {
		if spaced := keyWithoutSpace(n); spaced != "" {
			return "a colon that ends a key has a space behind it: write " + tick(spaced)
		}
	}
	list := ""
	if n.Kind == yaml.SequenceNode && n.Style&yaml.FlowStyle == 0 {
		list = "take the - at the beginning of each line away; "
	}
	switch {
	case what == ofParties:
		return list + "write each party as a key, with what it wants below it, issue by issue, as in US: {ceasefire: now}"
	case what == ofIssues:
		return list + "write each issue as a key, with what the party wants behind it, as in {ceasefire: now}"
	case n.Kind == yaml.SequenceNode:
		return "write one option, number or text; a range is {plausible: [low end, high end], summary: …}, and several demands are `terms` beside a `summary`"
	}
	return ""
}

// keyWithoutSpace is what is likely meant by an unquoted node such as a:x, see spacedKey.
func keyWithoutSpace(n *yaml.Node) string {
	if n.Style&quotedStyles != 0 {
		return ""
	}
	return spacedKey(n.Value)
}

// spacedKey is what is likely meant by a text such as a:x, which is no key and its value
// for want of a space; "" where it is something else, such as an address or a time.
func spacedKey(text string) string {
	key, value, found := strings.Cut(text, ":")
	if !found || key == "" || value == "" || value[0] == ' ' || strings.HasPrefix(value, "//") || strings.ContainsAny(key, "\"'{}[],#&*!|>%@`") || strings.Trim(key, "0123456789") == "" {
		return ""
	}
	return strings.TrimSpace(key) + ": " + value
}
