// Package corpus holds sample policies of organisations that do not exist,
// written for this project in different styles, lengths, qualities and
// formats, with a gold annotation each. They are what `make run` shows, what
// tests read and what `make eval` scores. GUIDE.md tells how they are annotated.
package corpus

import (
	"embed"
	"fmt"
	"path"
	"strings"

	"lacuna/taxonomy"
)

//go:embed policies gold
var files embed.FS

// A Sample is one policy file, and its gold annotation where it has one.
type Sample struct {
	Name string // file name: its extension is its format
	Data []byte
	Gold *Gold
}

// A Gold is what a careful reader says of one policy. Everything refers to the
// text by its first words, so that it survives changes of offsets.
type Gold struct {
	File     string        `yaml:"file"`
	Vendor   string        `yaml:"vendor"`
	Sections []GoldSection `yaml:"sections"`
	Clauses  []GoldClause  `yaml:"clauses"`
}

// A GoldSection is a heading, in the order of the text.
type GoldSection struct {
	Title string `yaml:"title"`
	Level int    `yaml:"level"`
}

// A GoldClause is one paragraph, list item or table row. All clauses of a policy
// are listed, in order; one without labels says nothing that the taxonomy knows.
type GoldClause struct {
	Text   string   `yaml:"text"`   // its first words, marker included
	Kind   string   `yaml:"kind"`   // paragraph, item, row or heading
	Lead   string   `yaml:"lead"`   // the first words of its lead-in, "" for none
	Labels []string `yaml:"labels"` // "leaf", "leaf denied" or "leaf conditional"
	Facts  []string `yaml:"facts"`  // "kind value …": "retention P90D", "date updated 2025-02-14", see GUIDE.md
}

// Samples returns all policies by name. An error is a fault of the annotations.
func Samples() ([]Sample, error) {
	entries, err := files.ReadDir("policies")
	if err != nil {
		return nil, err
	}
	var out []Sample
	for _, e := range entries {
		s := Sample{Name: e.Name()}
		if s.Data, err = files.ReadFile(path.Join("policies", e.Name())); err != nil {
			return nil, err
		}
		if s.Gold, err = gold(e.Name()); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func gold(name string) (*Gold, error) {
	file := path.Join("gold", strings.TrimSuffix(name, path.Ext(name))+".yaml")
	data, err := files.ReadFile(file)
	if err != nil {
		return nil, nil // no gold yet
	}
	var g Gold
	if err := taxonomy.DecodeYAML("corpus/"+file, data, &g); err != nil {
		return nil, err
	}
	if g.File != name {
		return nil, fmt.Errorf("corpus/%s: file: is %q, want %q", file, g.File, name)
	}
	return &g, nil
}
