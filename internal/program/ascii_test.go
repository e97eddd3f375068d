package program

import (
	"math/rand/v2"
	"testing"
)

func TestNextASCII(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for range 5000 {
		b := make([]byte, random.IntN(40))
		for i := range b {
			b[i] = byte(random.IntN(256))
			if random.IntN(8) > 0 {
				b[i] |= 0x80
			}
		}
		for from := range len(b) + 1 {
			want := from
			for want < len(b) && b[want] >= 0x80 {
				want++
			}
			if got := NextASCII(string(b), from); got != want {
				t.Fatalf("%x from %d: %d, want %d", b, from, got, want)
			}
		}
	}
}
