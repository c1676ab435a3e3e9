package page

import (
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/internal/sample"
)

// In a real browser what stands before an Arabic label in a chart is to its left, and what
// stands behind it to its right; without what isolates the labels it is not, which holds
// that the test sees it.
func TestLabelsFromRightToLeft(t *testing.T) {
	d, err := sample.Compare(fstest.MapFS{
		"codebook.yaml": {Data: []byte(`
title: Water
parties: [{id: a, name: وزارة المياه والري}, {id: b, name: רשות המים}]
issues: [{id: quota, name: حصة المياه, scale: {low: أقل من خمسين مليون, high: أكثر من مئة مليون, options: [{id: low, label: أقل من خمسين مليون}, {id: mid, label: بين خمسين و مئة}, {id: high, label: أكثر من مئة مليون}]}}]
`)},
		"snapshots/all.yaml": {Data: []byte(`
date: 2022-03-01
positions:
  a: {quota: {position: high, summary: s}}
---
date: 2022-05-21
positions:
  a: {quota: {position: low, summary: s}}
  b: {quota: {position: mid, summary: s}}
`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	is := d.History.Dataset.Codebook.Issues[0]
	drawn := string(chart.Dumbbell(d.Comparison, is, report.Filter{}).File())
	ctx := browse(t)
	for name, svg := range map[string]string{"isolated": drawn, "not isolated": strings.NewReplacer("\u2066", "", "\u2067", "", "\u2069", "").Replace(drawn)} {
		open(t, ctx, "chart.svg", []byte(svg))
		for _, check := range []string{misplaced, outOfOrder} {
			if complaints := call(t, ctx, check); (name == "isolated") != (len(complaints) == 0) {
				t.Errorf("%s: %q", name, complaints)
			}
		}
	}
}

// misplaced complains of texts in which something stands on the wrong side of what is written
// from right to left.
const misplaced = `() => {
	const complaints = [];
	let seen = 0;
	for (const text of document.querySelectorAll("text")) {
		const words = text.textContent, first = words.search(/[\u0590-\u08ff]/);
		if (first < 0 || text.querySelector("title")) continue;
		let last = first;
		for (let i = first; i < words.length; i++) if (/[\u0590-\u08ff]/.test(words[i])) last = i;
		if (/[a-z]/i.test(words.slice(first, last))) continue;
		seen++;
		let left = Infinity, right = -Infinity;
		for (let i = first; i <= last; i++) {
			const b = text.getExtentOfChar(i);
			if (b.width > 0) { left = Math.min(left, b.x); right = Math.max(right, b.x + b.width); }
		}
		for (let i = 0; i < words.length; i++) {
			const b = text.getExtentOfChar(i);
			if (b.width === 0 || words[i] === " ") continue;
			if (i < first && b.x + b.width > left + 1 || i > last && b.x < right - 1) complaints.push(words + ": " + words[i]);
		}
	}
	if (seen < 4) complaints.push("only " + seen + " texts looked at");
	return complaints;
}`

// outOfOrder complains of a title whose parts do not follow each other from left to right: the
// issue, the party that moved, what it did, and toward what.
const outOfOrder = `() => {
	const title = [...document.querySelectorAll("text")].find(t => t.textContent.includes(" moved "));
	if (!title) return ["there is no title"];
	const words = title.textContent, complaints = [];
	let at = 0, right = -Infinity;
	for (const part of ["حصة المياه", "وزارة المياه والري", "moved", "أقل من"]) {
		const from = words.indexOf(part, at);
		if (from < 0) return [part + " does not follow in " + words];
		let l = Infinity, r = -Infinity;
		for (let i = from; i < from + part.length; i++) {
			const b = title.getExtentOfChar(i);
			if (b.width > 0) { l = Math.min(l, b.x); r = Math.max(r, b.x + b.width); }
		}
		if (l < right - 1) complaints.push(part);
		at = from + part.length;
		right = r;
	}
	return complaints;
}`
