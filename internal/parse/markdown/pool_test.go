package markdown

import "testing"

// A slab's values keep their places and begin as zero, also when they are handed
// out again; of very many not all memory is kept.
func TestSlab(t *testing.T) {
	var s slab[[2]int]
	for round, n := range []int{1, slabChunk + 1, 3, slabChunk * (mostChunks + 2), 5} {
		var list []*[2]int
		for i := range n {
			v := s.next()
			if *v != [2]int{} {
				t.Fatalf("round %d: value %d is %v", round, i, *v)
			}
			*v = [2]int{round, i}
			list = append(list, v)
		}
		for i, v := range list {
			if *v != [2]int{round, i} {
				t.Fatalf("round %d: value %d has become %v", round, i, *v)
			}
		}
		if s.reset(); len(s.chunks) > mostChunks {
			t.Errorf("%d chunks are kept", len(s.chunks))
		}
	}
}
