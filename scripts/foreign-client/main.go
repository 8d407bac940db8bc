// Command foreign-client reads a log of OpenZone with nothing of OpenZone's: Go's own packages for the checksum database,
// golang.org/x/mod/sumdb/note and golang.org/x/mod/sumdb/tlog, as Debian ships them. It checks the signature of the checkpoint, the
// inclusion of every entry, and that the tree continues an older one.
//
//	foreign-client -key <verifier key> [-old <checkpoint file>] <address or folder of the log>
//
// Go's package lays tiles out as tile/<height>/<level>/<index>; C2SP tlog-tiles has fixed the height at 8 and dropped it from the
// path. That is the one thing translated here.
package main

import (
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	height = 8
	width  = 1 << height
)

// source fetches what lies below the prefix of a log, over HTTP or from a folder.
type source struct {
	base   string
	client http.Client
}

func (s *source) fetch(path string) ([]byte, error) {
	if !strings.HasPrefix(s.base, "http://") && !strings.HasPrefix(s.base, "https://") {
		return os.ReadFile(filepath.Join(s.base, filepath.FromSlash(path)))
	}
	response, err := s.client.Get(strings.TrimSuffix(s.base, "/") + "/" + path)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, response.Status)
	}
	return io.ReadAll(io.LimitReader(response.Body, 64<<20))
}

// tiles reads the tiles of a log for tlog.TileHashReader, each once.
type tiles struct {
	source *source
	known  map[string][]byte
}

func (t *tiles) Height() int { return height }

func (t *tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(wanted))
	for i, tile := range wanted {
		path := "tile/" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", height))
		bytes, ok := t.known[path]
		if !ok {
			var err error
			if bytes, err = t.source.fetch(path); err != nil {
				return nil, err
			}
			t.known[path] = bytes
		}
		data[i] = bytes
	}
	return data, nil
}

func (t *tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// openCheckpoint checks the signature and reads the C2SP tlog-checkpoint in the note.
func openCheckpoint(signed []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.SplitN(opened.Text, "\n", 4)
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("no checkpoint of %s: %q", verifier.Name(), opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return tlog.Tree{}, err
	}
	return tlog.Tree{N: size, Hash: root}, nil
}

// readBundle reads the entries of one bundle: each behind its length in two bytes.
func readBundle(s *source, index int64, count int) ([][]byte, error) {
	tile := tlog.Tile{H: height, L: 0, N: index, W: count}
	path := "tile/entries/" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/0/", height))
	data, err := s.fetch(path)
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("%s ends within an entry", path)
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:end])
		data = data[end:]
	}
	if len(entries) != count {
		return nil, fmt.Errorf("%s has %d entries and not %d", path, len(entries), count)
	}
	return entries, nil
}

// checkEntries proves for every entry that it stands at its place of the tree.
func checkEntries(s *source, tree tlog.Tree, hashes tlog.HashReader) error {
	for start := int64(0); start < tree.N; start += width {
		count := width
		if rest := tree.N - start; rest < width {
			count = int(rest)
		}
		entries, err := readBundle(s, start/width, count)
		if err != nil {
			return err
		}
		for i, entry := range entries {
			place := start + int64(i)
			proof, err := tlog.ProveRecord(tree.N, place, hashes)
			if err != nil {
				return fmt.Errorf("entry %d: %w", place, err)
			}
			if err := tlog.CheckRecord(proof, tree.N, tree.Hash, place, tlog.RecordHash(entry)); err != nil {
				return fmt.Errorf("entry %d: %w", place, err)
			}
		}
	}
	return nil
}

func run() error {
	key := flag.String("key", "", "verifier key of the log (Ed25519)")
	old := flag.String("old", "", "file with an older checkpoint of the log")
	flag.Parse()
	if *key == "" || flag.NArg() != 1 {
		return errors.New("usage: foreign-client -key <verifier key> [-old <checkpoint file>] <address or folder of the log>")
	}
	verifier, err := note.NewVerifier(*key)
	if err != nil {
		return err
	}
	s := &source{base: flag.Arg(0), client: http.Client{Timeout: 30 * time.Second}}
	signed, err := s.fetch("checkpoint")
	if err != nil {
		return err
	}
	tree, err := openCheckpoint(signed, verifier)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	hashes := tlog.TileHashReader(tree, &tiles{source: s, known: map[string][]byte{}})
	if err := checkEntries(s, tree, hashes); err != nil {
		return err
	}
	fmt.Printf("%s: signature good, %d entries proven to be in the tree %v\n", verifier.Name(), tree.N, tree.Hash)
	if *old == "" {
		return nil
	}
	before, err := os.ReadFile(*old)
	if err != nil {
		return err
	}
	older, err := openCheckpoint(before, verifier)
	if err != nil {
		return fmt.Errorf("older checkpoint: %w", err)
	}
	proof, err := tlog.ProveTree(tree.N, older.N, hashes)
	if err != nil {
		return fmt.Errorf("consistency: %w", err)
	}
	if err := tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash); err != nil {
		return fmt.Errorf("consistency of %d with %d entries: %w", tree.N, older.N, err)
	}
	fmt.Printf("the tree of %d entries continues that of %d\n", tree.N, older.N)
	return nil
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "foreign-client:", err)
		os.Exit(1)
	}
}
