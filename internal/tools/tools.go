//go:build tools

// Package tools pins the programs that check the code. They are a module of
// their own so that none of their dependencies becomes one of lacuna's.
package tools

import (
	_ "honnef.co/go/tools/cmd/staticcheck"
	_ "mvdan.cc/gofumpt"
)
