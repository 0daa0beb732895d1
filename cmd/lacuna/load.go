package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"lacuna/internal/extract"
	"lacuna/internal/library"
	"lacuna/internal/policy"
)

// A loaded policy is what a POLICY argument names: a stored version, or a file
// analysed on the spot, which has no policy id.
type loaded struct {
	Policy   *policy.Policy
	Analysis *policy.Analysis
}

// vendor returns the name to show for l.
func (l *loaded) vendor() string {
	if l.Policy.Vendor != "" {
		return l.Policy.Vendor
	}
	return l.Analysis.Version.Name
}

// load resolves a POLICY argument. A path is analysed and nothing is stored.
func (a *app) load(ref string) (*loaded, error) {
	if isFile(ref) {
		return a.loadFile(ref)
	}
	l, err := a.loadStored(ref)
	if errors.Is(err, library.ErrNotFound) && strings.ContainsAny(ref, "/\\.") {
		return nil, &problem{Subject: ref, Cause: "no such file, and no stored policy of that name", Hint: "see lacuna list"}
	}
	return l, err
}

func isFile(ref string) bool {
	info, err := os.Stat(ref)
	return ref == "-" || err == nil && !info.IsDir()
}

func (a *app) loadFile(path string) (*loaded, error) {
	an, err := a.analyzer()
	if err != nil {
		return nil, err
	}
	data, err := a.read(path)
	if err != nil {
		return nil, err
	}
	got, err := an.AnalyzeSource(fileKey(path), filepath.Base(path), data)
	if err != nil {
		return nil, err
	}
	p := &policy.Policy{Title: got.Version.Title, Type: got.Version.Type, Versions: []policy.Version{got.Version}}
	p.Vendor = extract.Organisation(&got.Document, got.Facts, got.Version.Title)
	return &loaded{Policy: p, Analysis: got}, nil
}

func (a *app) loadStored(ref string) (*loaded, error) {
	lib, err := a.openLibrary(true, 0)
	if err != nil {
		return nil, err
	}
	p, v, err := lib.Find(a.ctx, ref)
	if err != nil {
		return nil, err
	}
	got, err := lib.Analysis(a.ctx, v.ID)
	if err != nil {
		return nil, err
	}
	return &loaded{Policy: p, Analysis: got}, nil
}
