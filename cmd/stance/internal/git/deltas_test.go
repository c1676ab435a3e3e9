package git

import (
	"bytes"
	"compress/zlib"
	"crypto/sha1"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"stance/cmd/stance/internal/needs"
)

// TestGitIsEndedThatTakesTooLong reads a file of some hundred kilobytes in a pack,
// over which git would sit for an hour.
func TestGitIsEndedThatTakesTooLong(t *testing.T) {
	program := needs.Program(t, "git", exec.LookPath)
	dir := t.TempDir()
	if out, err := exec.Command(program, "init", "-q", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	packChain(t, filepath.Join(dir, ".git/objects/pack"), someID, 50_000, 100_000_000)
	git, err := find(t.TempDir(), os.Environ(), dir)
	if err != nil {
		t.Fatal(err)
	}
	at, err := discover(dir, func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	r, err := git.open(dir, at)
	if err != nil {
		t.Fatal(err)
	}
	git.left = time.Second
	for range 2 { // there is no more time for the second
		ended := make(chan error, 1)
		go func() {
			_, err := r.Blobs([]string{someID}, 1<<20)
			ended <- err
		}()
		select {
		case err := <-ended:
			if !errors.Is(err, errTooLong) {
				t.Fatal(err)
			}
		case <-time.After(5 * time.Minute):
			t.Fatal("git goes on")
		}
	}
}

// packChain writes a pack with a short file that is a delta of one of many deltas,
// each of which says that it is what the one before is, down to a large file.
func packChain(t *testing.T, folder, id string, deltas int, large uint64) {
	type entry struct {
		id     []byte
		at     uint32
		sum    uint32
		packed []byte
	}
	squeezed := func(content []byte) []byte {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		_, _ = w.Write(content)
		_ = w.Close()
		return b.Bytes()
	}
	head := func(kind byte, size int) []byte {
		b := []byte{kind<<4 | byte(size&15)}
		for size >>= 4; size > 0; size >>= 7 {
			b[len(b)-1] |= 0x80
			b = append(b, byte(size&0x7f))
		}
		return b
	}
	back := func(n uint32) []byte {
		b := []byte{byte(n & 0x7f)}
		for n >>= 7; n > 0; n >>= 7 {
			n--
			b = append([]byte{byte(n&0x7f) | 0x80}, b...)
		}
		return b
	}
	sizes := func(result uint64) []byte { return binary.AppendUvarint(binary.AppendUvarint(nil, large), result) }
	same := sizes(large)
	for from := uint64(0); from < large; from += 0xffffff {
		part := min(0xffffff, large-from)
		same = binary.LittleEndian.AppendUint32(append(same, 0xff), uint32(from))
		same = append(same, byte(part), byte(part>>8), byte(part>>16))
	}
	const short = 20
	last := append(sizes(short), 0x90, short)

	var all []entry
	pack := binary.BigEndian.AppendUint32([]byte("PACK\x00\x00\x00\x02"), uint32(deltas+2))
	add := func(id, head, content []byte) uint32 {
		e := entry{id: id, at: uint32(len(pack)), packed: append(head, content...)}
		e.sum = crc32.ChecksumIEEE(e.packed)
		pack = append(pack, e.packed...)
		all = append(all, e)
		return e.at
	}
	numbered := func(n int) []byte { return binary.BigEndian.AppendUint32(make([]byte, 16), uint32(n)) }
	before := add(numbered(0), head(3, int(large)), squeezed(make([]byte, large)))
	packed := squeezed(same)
	for i := range deltas {
		before = add(numbered(i+1), append(head(6, len(same)), back(uint32(len(pack))-before)...), packed)
	}
	target, err := hex.DecodeString(id)
	if err != nil {
		t.Fatal(err)
	}
	add(target, append(head(6, len(last)), back(uint32(len(pack))-before)...), squeezed(last))
	sum := sha1.Sum(pack)
	pack = append(pack, sum[:]...)

	slices.SortFunc(all, func(a, b entry) int { return bytes.Compare(a.id, b.id) })
	index := []byte("\xfftOc\x00\x00\x00\x02")
	for first := range 256 {
		n, _ := slices.BinarySearchFunc(all, first+1, func(e entry, first int) int { return int(e.id[0]) - first })
		index = binary.BigEndian.AppendUint32(index, uint32(n))
	}
	for _, e := range all {
		index = append(index, e.id...)
	}
	for _, e := range all {
		index = binary.BigEndian.AppendUint32(index, e.sum)
	}
	for _, e := range all {
		index = binary.BigEndian.AppendUint32(index, e.at)
	}
	index = append(index, sum[:]...)
	whole := sha1.Sum(index)
	index = append(index, whole[:]...)
	for name, content := range map[string][]byte{"pack-" + hex.EncodeToString(sum[:]) + ".pack": pack, "pack-" + hex.EncodeToString(sum[:]) + ".idx": index} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
