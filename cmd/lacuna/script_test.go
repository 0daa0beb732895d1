package main

import (
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"lacuna": main})
}

// TestScripts runs the command as a user would: testdata/script holds one story a file.
func TestScripts(t *testing.T) {
	corpus, err := filepath.Abs("../../corpus/policies")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("CORPUS", corpus)
			env.Setenv("LACUNA_HOME", filepath.Join(env.WorkDir, "home"))
			return nil
		},
	})
}
