package main

import (
	"bufio"
	"encoding/json"
	"fmt"

	"lacuna/internal/classify"
	"lacuna/internal/policy"
	"lacuna/internal/report"
)

type tagCmd struct {
	Scheme string `help:"Also give the labels in another scheme's names: opp-115, opp-115-10, t200, appcorp." placeholder:"ID"`
	Unit   string `help:"Unit of the offsets: byte, rune or utf16." enum:"byte,rune,utf16" default:"byte"`
}

// maxLine bounds one segment of tag's input, in bytes.
const maxLine = 16 << 20

// A segment is a line of tag's input.
type segment struct {
	ID      json.RawMessage `json:"id"`
	Text    string          `json:"text"`
	Heading []string        `json:"heading"`
	Lead    string          `json:"lead"`
}

// A tagged segment is a line of tag's output.
type tagged struct {
	ID     json.RawMessage `json:"id"`
	Unit   string          `json:"unit"`
	Labels []tagLabel      `json:"labels"`
	Scheme *[]string       `json:"scheme,omitempty"`
}

// A tagLabel is a Label without its clause, of which there is one.
type tagLabel struct {
	policy.Label
	Clause *int `json:"clause,omitempty"`
}

func (c *tagCmd) Run(a *app) error {
	an, err := a.analyzer()
	if err != nil {
		return err
	}
	classifier, err := an.Classifier()
	if err != nil {
		return err
	}
	if c.Scheme != "" && !classifier.HasScheme(c.Scheme) {
		return &problem{Subject: "--scheme " + c.Scheme, Cause: "unknown scheme", Hint: "one of opp-115, opp-115-10, t200, appcorp"}
	}
	lines := bufio.NewScanner(a.in)
	lines.Buffer(make([]byte, 64<<10), maxLine)
	failed := false
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var s segment
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			a.fail(&problem{Subject: fmt.Sprintf("line %d", n), Cause: err.Error(), Hint: `each line is {"id":…,"text":…}`})
			failed = true
			continue
		}
		report.JSON(a.out, c.tag(classifier, s))
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("standard input: %w", err)
	}
	if failed {
		return errReported
	}
	return nil
}

func (c *tagCmd) tag(cl *classify.Classifier, s segment) tagged {
	labels := cl.Tag(s.Text, s.Lead, s.Heading)
	out := tagged{ID: s.ID, Unit: c.Unit, Labels: []tagLabel{}}
	if c.Scheme != "" {
		names := cl.Scheme(c.Scheme, s.Text, labels)
		if names == nil {
			names = []string{}
		}
		out.Scheme = &names
	}
	for _, l := range report.ConvertLabels(labels, s.Text, c.Unit) {
		out.Labels = append(out.Labels, tagLabel{Label: l})
	}
	return out
}
