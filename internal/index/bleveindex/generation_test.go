package bleveindex

import (
	"os"
	"path/filepath"
	"testing"
)

// TestNoFolder checks that an index that cannot be made or opened is nil: a
// writer closes what is not.
func TestNoFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if b, err := createBleve(file); b != nil || err == nil {
		t.Errorf("createBleve below a file = %v, %v, want nil and an error", b, err)
	}
	if b, err := openBleve(file, true); b != nil || err == nil {
		t.Errorf("openBleve below a file = %v, %v, want nil and an error", b, err)
	}
}
