package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// updateReadme writes the chief figures and the sample output into README, between marker comments.
func updateReadme(file, program string, rows []row) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	out, err := exec.Command(program, "code", "--format", "table", report).Output()
	if err != nil {
		return fmt.Errorf("code %s: %w", report, err)
	}
	stanza, err := rule("rules/events/05-support.rules", "051-praise")
	if err != nil {
		return err
	}
	page := string(data)
	for _, s := range []struct{ name, body string }{
		{"sample", indent(sample(string(out)))},
		{"rule", indent(stanza)},
		{"figures", chief(rows)},
	} {
		if page, err = replace(page, s.name, s.body); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return os.WriteFile(file, []byte(page), 0o644)
}

// report is the example that README shows.
const report = "examples/visit.txt"

// replace puts a body between <!-- name --> and <!-- end of name -->.
func replace(page, name, body string) (string, error) {
	open, shut := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->"
	before, rest, ok := strings.Cut(page, open)
	_, after, ok2 := strings.Cut(rest, shut)
	if !ok || !ok2 {
		return "", fmt.Errorf("no %s and %s", strings.TrimSpace(open), shut)
	}
	return before + open + body + shut + after, nil
}

// sample cuts the output down: its head, the first events, and the people.
func sample(out string) string {
	const lines = 16
	all := strings.Split(strings.TrimSpace(out), "\n")
	cut := min(lines, len(all))
	for cut < len(all) && strings.HasPrefix(all[cut], "   ") { // the rest of an event
		cut++
	}
	kept := all[:cut:cut]
	for i, l := range all {
		if strings.HasPrefix(l, "People") && i >= cut {
			kept = append(kept, "  ...", "")
			for ; i < len(all) && all[i] != ""; i++ {
				kept = append(kept, all[i])
			}
			break
		}
	}
	return strings.Join(kept, "\n")
}

// rule returns the stanza of a rule, without its examples but the first of each kind.
func rule(file, name string) (string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	for stanza := range strings.SplitSeq(string(data), "\n\n") {
		lines := strings.Split(strings.TrimSpace(stanza), "\n")
		if f := strings.Fields(lines[0]); len(f) != 2 || f[0] != "rule" || f[1] != name {
			continue
		}
		var kept []string
		seen := map[string]bool{}
		for _, l := range lines {
			key, _, _ := strings.Cut(l, " ")
			if (key == "yes" || key == "no") && seen[key] {
				continue
			}
			seen[key] = true
			kept = append(kept, l)
		}
		return strings.Join(kept, "\n"), nil
	}
	return "", fmt.Errorf("%s: no rule %s", file, name)
}

func indent(s string) string {
	var b strings.Builder
	b.WriteByte('\n')
	for l := range strings.SplitSeq(s, "\n") {
		if l != "" {
			b.WriteString("    " + strings.TrimRight(l, " "))
		}
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
	return b.String()
}

// chief returns the table of the chief figures.
func chief(rows []row) string {
	var b strings.Builder
	b.WriteString("\n| what | figure |\n|---|---|\n")
	for _, r := range rows {
		if slices.Contains(headlines(), r.name) {
			fmt.Fprintf(&b, "| %s | %s |\n", r.name, r.value)
		}
	}
	b.WriteByte('\n')
	return b.String()
}
