package taxonomy

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/goccy/go-yaml/ast"
)

//go:embed checklists/*.yaml
var checklistFiles embed.FS

// LoadChecklists returns the checklists that are built in, sorted by id.
func LoadChecklists(t *Taxonomy) ([]*Checklist, error) {
	names, err := fs.Glob(checklistFiles, "checklists/*.yaml")
	if err != nil {
		return nil, err
	}
	var out []*Checklist
	var problems []error
	for _, name := range names {
		data, err := checklistFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("checklist %s: %w", name, err)
		}
		c, err := ReadChecklist(name, data, t)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		out = append(out, c)
	}
	slices.SortFunc(out, func(x, y *Checklist) int { return cmp.Compare(x.ID, y.ID) })
	return out, errors.Join(problems...)
}

// checklistYAML is the form of a checklist's file.
type checklistYAML struct {
	ID           string     `yaml:"id"`
	Title        string     `yaml:"title"`
	Version      string     `yaml:"version"`
	Jurisdiction string     `yaml:"jurisdiction"`
	Source       string     `yaml:"source"`
	Checked      string     `yaml:"checked"`
	Items        []itemYAML `yaml:"items"`
}

// itemYAML is the form of one item; README.md explains the fields.
type itemYAML struct {
	ID          string   `yaml:"id"`
	Requirement string   `yaml:"requirement"`
	Ref         string   `yaml:"ref"`
	Severity    string   `yaml:"severity"`
	When        string   `yaml:"when"`
	Need        string   `yaml:"need"`
	Full        string   `yaml:"full"`
	FullWhy     string   `yaml:"full_why"`
	Part        string   `yaml:"part"`
	PartWhy     string   `yaml:"part_why"`
	Vague       string   `yaml:"vague"`
	Deny        string   `yaml:"deny"`
	Near        string   `yaml:"near"`
	NearWhy     string   `yaml:"near_why"`
	Partial     string   `yaml:"partial"`
	Omission    string   `yaml:"omission"`
	Question    string   `yaml:"question"`
	Topics      []string `yaml:"topics"`
	ValidFrom   string   `yaml:"valid_from"`
	ValidTo     string   `yaml:"valid_to"`
	Source      string   `yaml:"source"`
}

// ReadChecklist reads a checklist from YAML; the leaves that it names must be
// in t. It is strict; the error joins all problems, each as
// "file:line:column: problem".
func ReadChecklist(name string, data []byte, t *Taxonomy) (*Checklist, error) {
	var y checklistYAML
	root, err := decode(name, data, &y)
	if err != nil {
		return nil, err
	}
	r := checklistReader{file: name, tax: t, root: root, ids: map[string]bool{}}
	c := r.checklist(y)
	if err := errors.Join(r.problems...); err != nil {
		return nil, err
	}
	return c, nil
}

type checklistReader struct {
	file     string
	tax      *Taxonomy
	root     ast.Node
	ids      map[string]bool
	problems []error
}

func (r *checklistReader) problem(n ast.Node, format string, args ...any) {
	p := at(r.file, n)
	r.problems = append(r.problems, fmt.Errorf("%s:%d:%d: %s", p.file, p.line, p.column, fmt.Sprintf(format, args...)))
}

func (r *checklistReader) checklist(y checklistYAML) *Checklist {
	c := &Checklist{
		ID: y.ID, Title: y.Title, Version: y.Version, Jurisdiction: y.Jurisdiction, Source: y.Source, Checked: y.Checked,
		Items: make([]ChecklistItem, 0, len(y.Items)), tax: r.tax,
	}
	r.checkHead(y)
	list := value(r.root, "items")
	for i, it := range y.Items {
		c.Items = append(c.Items, r.item(it, element(list, i)))
	}
	for i := range c.Items {
		r.checkParts(c, i, element(list, i))
	}
	return c
}

// item parses the conditions of one item and checks the rest.
func (r *checklistReader) item(y itemYAML, n ast.Node) ChecklistItem {
	when := cmp.Or(y.When, "always")
	it := ChecklistItem{
		ID: y.ID, Requirement: y.Requirement, Ref: y.Ref, Severity: y.Severity, When: when, Need: y.Need,
		Full: y.Full, FullWhy: y.FullWhy, Part: y.Part, PartWhy: y.PartWhy, Vague: y.Vague, Deny: y.Deny, Near: y.Near, NearWhy: y.NearWhy,
		Partial: y.Partial, Omission: y.Omission, Question: y.Question, Topics: y.Topics,
		ValidFrom: y.ValidFrom, ValidTo: y.ValidTo, Source: y.Source,
	}
	r.checkItem(it, n)
	it.Rules = Rules{
		When: r.need(when, n, "when"), Need: r.need(y.Need, n, "need"), Full: r.need(y.Full, n, "full"), Part: r.need(y.Part, n, "part"),
		Vague: r.need(y.Vague, n, "vague"), Deny: r.need(y.Deny, n, "deny"), Near: r.need(y.Near, n, "near"),
	}
	return it
}

// need parses the condition in a field; nil for an empty one.
func (r *checklistReader) need(s string, item ast.Node, field string) *Need {
	if s == "" {
		return nil
	}
	at := value(item, field)
	n, err := ParseNeed(s)
	if err != nil {
		r.problem(at, "%s: %v", field, err)
		return nil
	}
	r.checkNeed(n, at, field)
	return n
}
