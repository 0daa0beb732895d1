// Package e2e drives lacuna with a real browser. It needs node, the packages of
// package-lock.json (npm ci) and a chromium; see e2e.mjs for what it does.
package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestBrowser builds the command, reads the sample policies in and walks the
// pages. Where there is no browser it says so on stderr and does not run; with
// CI=true that is a failure.
func TestBrowser(t *testing.T) {
	if why := missing(); why != "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("the browser test cannot run: " + why)
		}
		t.Log("THE BROWSER TEST DID NOT RUN: " + why)
		fmt.Fprintln(os.Stderr, "web/e2e: THE BROWSER TEST DID NOT RUN: "+why)
		return
	}
	binary := filepath.Join(t.TempDir(), "lacuna")
	if out, err := exec.Command("go", "build", "-o", binary, "lacuna/cmd/lacuna").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	out, err := exec.CommandContext(t.Context(), "node", "e2e.mjs", binary, "../../corpus/policies").CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatalf("browser: %v", err)
	}
}

// missing says what the test lacks, "" when nothing.
func missing() string {
	if _, err := exec.LookPath("node"); err != nil {
		return "there is no node"
	}
	for _, module := range []string{"playwright-core", "axe-core"} {
		if _, err := os.Stat(filepath.Join("node_modules", module)); err != nil {
			return "npm ci has not been run in web/e2e"
		}
	}
	if _, err := os.Stat(browser()); err != nil {
		return "there is no browser at " + browser() + " (LACUNA_BROWSER names another)"
	}
	return ""
}

func browser() string {
	if b := os.Getenv("LACUNA_BROWSER"); b != "" {
		return b
	}
	return "/usr/bin/chromium"
}
