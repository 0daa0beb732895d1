package bleveindex

import (
	"testing"

	"lacuna/internal/index"
	"lacuna/internal/index/indextest"
)

func TestIndex(t *testing.T) {
	indextest.Run(t, func(t testing.TB, dir string) index.Index {
		x, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		return x
	})
}
