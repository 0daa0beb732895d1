package bleveindex

import (
	"encoding/binary"
	"fmt"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

// wordField is the one field of a text in bleve: its folded words, with positions.
const wordField = "w"

// textDocument returns the document of a text. The text itself is not stored.
func textDocument(t *newText) *document.Document {
	words := make(analysis.TokenStream, len(t.words))
	backing := make([]analysis.Token, len(t.words))
	for i, w := range t.words {
		words[i] = &backing[i]
		*words[i] = analysis.Token{Term: []byte(w), Position: i + 1}
	}
	const options = bleveapi.IndexField | bleveapi.IncludeTermVectors
	d := document.NewDocument(textID(t.number))
	d.AddField(document.NewTextFieldCustom(wordField, nil, nil, options, made(words)))
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
