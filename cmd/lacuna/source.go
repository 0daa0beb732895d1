package main

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lacuna/internal/library"
)

// maxSource is the largest file that is read at all; parse has the same limit for its text.
const maxSource = 64 << 20

// extensions are those that a directory is searched for. A file named on the
// command line is read whatever its extension.
var extensions = []string{".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"}

// A found is a file to read: where it is, and the key that identifies it over time.
type found struct{ path, key string }

// find lists the files that args name, directories searched recursively, in
// order. Hidden files and folders and other extensions in a directory are
// passed over and counted.
func find(args []string) (files []found, ignored int, err error) {
	for _, arg := range args {
		if arg == "-" {
			files = append(files, found{path: "-", key: "-"})
			continue
		}
		// A file that is not there is refused when its turn comes, and loses no other.
		if info, err := os.Stat(arg); err != nil || !info.IsDir() {
			files = append(files, found{path: arg, key: fileKey(arg)})
			continue
		}
		below, n, err := findBelow(arg)
		if err != nil {
			return nil, 0, err
		}
		files, ignored = append(files, below...), ignored+n
	}
	return files, ignored, nil
}

// fileKey is the folder's and the file's name: what stays the same when a corpus moves.
func fileKey(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	return filepath.Base(filepath.Dir(abs)) + "/" + filepath.Base(abs)
}

func findBelow(dir string) (files []found, ignored int, err error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, 0, err
	}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch hidden := strings.HasPrefix(d.Name(), ".") && path != dir; {
		case err != nil:
			return err
		case hidden && d.IsDir():
			return fs.SkipDir
		case d.IsDir():
			return nil
		case hidden || !d.Type().IsRegular() || !slices.Contains(extensions, strings.ToLower(filepath.Ext(path))):
			ignored++
			return nil
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		files = append(files, found{path: path, key: filepath.Base(abs) + "/" + filepath.ToSlash(rel)})
		return nil
	})
	return files, ignored, err
}

// read returns the bytes of a file, or of in for "-", within maxSource.
func (a *app) read(path string) ([]byte, error) {
	r := a.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, &problem{Subject: path, Cause: "is a folder", Hint: "name the files in it"}
		}
		r = f
	}
	data, err := io.ReadAll(io.LimitReader(r, maxSource+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxSource {
		return nil, &problem{Subject: path, Cause: "larger than 64 MiB"}
	}
	return data, nil
}

// sources reads the files one after the other as the library asks for them. A
// file that cannot be read is yielded with its error and loses no other.
func (a *app) sources(files []found, o sourceOptions) iter.Seq2[library.Source, error] {
	return func(yield func(library.Source, error) bool) {
		for _, f := range files {
			s := library.Source{Key: f.key, Name: displayName(f, o.Name), Vendor: o.Vendor, URL: o.SourceURL, Type: o.Type, Date: o.Date}
			switch {
			case o.SourceURL != "":
				s.Key = o.SourceURL
			case o.Vendor != "":
				s.Key = o.Vendor + "/" + o.Type
			}
			data, err := a.read(f.path)
			if err != nil {
				err = errors.New(explain(err).Cause) // the name stands before it
			}
			s.Data = data
			if !yield(s, err) {
				return
			}
		}
	}
}

// displayName is the name that a version carries: the file's, or what --name says for standard input.
func displayName(f found, name string) string {
	switch {
	case f.path != "-":
		return filepath.Base(f.path)
	case name != "":
		return name
	}
	return "stdin"
}

// sourceOptions are what a user knows of the files and their bytes do not tell.
type sourceOptions struct {
	Name      string `help:"Name of standard input, so its format: x.html." placeholder:"NAME"`
	Vendor    string `help:"Organisation behind the policy." placeholder:"NAME"`
	SourceURL string `name:"source-url" help:"Where the bytes came from; identifies the policy over time." placeholder:"URL"`
	Date      string `help:"Date of the version, YYYY-MM-DD." placeholder:"DATE"`
	Type      string `help:"Document type: ${types}." placeholder:"TYPE"`
}
