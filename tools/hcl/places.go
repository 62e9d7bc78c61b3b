package main

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
)

// places turns byte offsets into lines and columns as pggen counts them: lines end at LF, CRLF or
// CR, columns are code points. HCL itself counts grapheme clusters, and no line at a CR.
type places struct {
	src  []byte
	skip int
	line []int
	col  []int
}

func newPlaces(src []byte) places {
	skip := 0
	if bytes.HasPrefix(src, []byte("\xef\xbb\xbf")) {
		skip = 3
	}
	p := places{src: src, skip: skip, line: make([]int, len(src)+1), col: make([]int, len(src)+1)}
	line, col := 1, 1
	for at := skip; at < len(src); {
		_, size := utf8.DecodeRune(src[at:])
		for i := 0; i < size; i++ {
			p.line[at+i], p.col[at+i] = line, col
		}
		crlf := src[at] == '\r' && at+1 < len(src) && src[at+1] == '\n'
		if src[at] == '\n' || src[at] == '\r' && !crlf {
			line, col = line+1, 1
		} else {
			col++
		}
		at += size
	}
	p.line[len(src)], p.col[len(src)] = line, col
	return p
}

func (p places) of(r hcl.Range) string {
	from, to := r.Start.Byte, r.End.Byte
	return fmt.Sprintf("%d:%d-%d:%d", p.line[from], p.col[from], p.line[to], p.col[to])
}

func (p places) text(r hcl.Range) string {
	return string(p.src[r.Start.Byte:r.End.Byte])
}
