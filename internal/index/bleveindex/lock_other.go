//go:build !unix

package bleveindex

import (
	"errors"
	"io/fs"
	"os"
)

// tryLock takes the lock by creating the file. A process that is killed leaves
// it behind, for the user to delete.
func tryLock(path string) (f *os.File, ok bool, err error) {
	f, err = os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil, false, nil
	}
	return f, err == nil, err
}
