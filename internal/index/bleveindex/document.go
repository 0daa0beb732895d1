package bleveindex

import (
	"encoding/binary"
	"fmt"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// The fields of a text in bleve, of the same tokens at the same positions.
const (
	wordField = "w" // folded words
	stemField = "s" // their stems
)

// textDocument returns the document of a text. The text itself is not stored.
func textDocument(t *newText) *document.Document {
	words, stems := make(analysis.TokenStream, len(t.tokens)), make(analysis.TokenStream, len(t.tokens))
	backing := make([]analysis.Token, 2*len(t.tokens))
	for i, tok := range t.tokens {
		words[i], stems[i] = &backing[2*i], &backing[2*i+1]
		*words[i] = analysis.Token{Term: tok.folded, Position: i + 1}
		*stems[i] = analysis.Token{Term: tok.stem, Position: i + 1}
	}
	const options = bleveapi.IndexField | bleveapi.IncludeTermVectors
	d := document.NewDocument(textID(t.number))
	d.AddField(document.NewTextFieldCustom(wordField, nil, nil, options, made(words)))
	d.AddField(document.NewTextFieldCustom(stemField, nil, nil, options, made(stems)))
	return d
}

// made is an analyzer for a text that has been tokenised already.
type made analysis.TokenStream

func (m made) Analyze([]byte) analysis.TokenStream { return analysis.TokenStream(m) }

// textID is the name of a text in bleve: its number in four bytes.
func textID(n uint32) string { return string(binary.BigEndian.AppendUint32(nil, n)) }

func parseTextID(id string) (uint32, error) {
	if len(id) != 4 {
		return 0, fmt.Errorf("document %q: %w", id, errCorrupt)
	}
	return binary.BigEndian.Uint32([]byte(id)), nil
}
