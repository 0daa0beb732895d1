package bleveindex

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"lacuna/internal/index"
)

// sumsFile lists the files of a generation. It is written last.
const sumsFile = "sums"

// A fileSum is what a file of a generation must be like, whose files never change.
type fileSum struct {
	Size int64  `json:"size"`
	CRC  uint32 `json:"crc"` // CRC-32, IEEE
}

// writeSums writes the list for the files in dir. Those that are links to files
// of the generation in from, "" for none, are not read again.
func writeSums(dir, from string) error {
	var known map[string]fileSum
	if from != "" {
		var err error
		if known, err = readSums(from); err != nil {
			return err
		}
	}
	sums := map[string]fileSum{}
	err := eachFile(dir, func(name string, info fs.FileInfo) (err error) {
		if old, err := os.Stat(filepath.Join(from, name)); from != "" && err == nil && os.SameFile(old, info) {
			sums[name] = known[name]
			return nil
		}
		sums[name], err = sumFile(filepath.Join(dir, name))
		return err
	})
	if err != nil {
		return err
	}
	b, err := json.Marshal(sums)
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, sumsFile), b)
}

// eachFile calls visit for every file below dir but the list of sums.
func eachFile(dir string, visit func(name string, info fs.FileInfo) error) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil || name == sumsFile {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		return visit(filepath.ToSlash(name), info)
	})
}

func sumFile(path string) (s fileSum, err error) {
	f, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer f.Close()
	h := crc32.NewIEEE()
	s.Size, err = io.Copy(h, f)
	s.CRC = h.Sum32()
	return s, err
}

func readSums(dir string) (map[string]fileSum, error) {
	b, err := os.ReadFile(filepath.Join(dir, sumsFile))
	if err != nil {
		return nil, damage(err)
	}
	sums := map[string]fileSum{}
	if err := json.Unmarshal(b, &sums); err != nil {
		return nil, fmt.Errorf("%s: %w: %w", sumsFile, index.ErrDamaged, err)
	}
	return sums, nil
}

// checkFiles reports a file of a generation that is lost or has another size,
// and with content, which takes reading them all, another sum.
func checkFiles(dir string, content bool) error {
	sums, err := readSums(dir)
	if err != nil {
		return err
	}
	for name, want := range sums {
		path := filepath.Join(dir, name)
		info, err := os.Stat(path)
		if err != nil {
			return damage(err)
		}
		have := fileSum{info.Size(), want.CRC}
		if content {
			if have, err = sumFile(path); err != nil {
				return damage(err)
			}
		}
		if have != want {
			return fmt.Errorf("%s: %w: its content has changed", name, index.ErrDamaged)
		}
	}
	return nil
}

// damage adds index.ErrDamaged to an error that comes from the content of a
// generation, and not from the machine or a lack of rights.
func damage(err error) error {
	var machine syscall.Errno
	if err == nil || errors.Is(err, index.ErrDamaged) || errors.As(err, &machine) && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return fmt.Errorf("%w: %w", index.ErrDamaged, err)
}

// catch turns a panic into an error: bleve has no other answer to some damage.
func catch(err *error) {
	if fault := recover(); fault != nil {
		*err = fmt.Errorf("%w: %v", index.ErrDamaged, fault)
	}
}

// writeFile writes a file that is there after a crash of the machine.
func writeFile(path string, data []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}
