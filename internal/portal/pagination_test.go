package portal

import (
	"reflect"
	"testing"

	"wendang/internal/page"
)

// From the index page every older page is reached by following page numbers,
// in few steps, and numbers lead to pages that exist.
func TestPageNumbersReachEverything(t *testing.T) {
	for _, last := range []int{1, 2, 5, 9, 10, 11, 37, 100, 5321} {
		steps := map[int]int{0: 0}
		queue := []int{0}
		for len(queue) > 0 {
			n := queue[0]
			queue = queue[1:]
			seen := map[int]bool{}
			for _, number := range appendPageNumbers(nil, n, last) {
				if number < 1 || number > last || seen[number] {
					t.Fatalf("page %d of %d shows %v", n, last, appendPageNumbers(nil, n, last))
				}
				seen[number] = true
				if _, ok := steps[number]; !ok {
					steps[number] = steps[n] + 1
					queue = append(queue, number)
				}
			}
			if n > 0 && !seen[n] {
				t.Fatalf("page %d does not show itself", n)
			}
		}
		if len(steps) != last+1 {
			t.Fatalf("%d of %d pages are reached", len(steps)-1, last)
		}
		for number, n := range steps {
			if n > 24 {
				t.Errorf("page %d of %d takes %d steps", number, last, n)
			}
		}
	}
}

// What an old page shows changes only while the pages next to it come into
// being.
func TestPageNumbersAreStable(t *testing.T) {
	for n := 1; n <= 200; n++ {
		soon, late := page.List{Number: n}, page.List{Number: n}
		paginate(&soon, n+2)
		paginate(&late, n+500)
		if !reflect.DeepEqual(soon, late) {
			t.Errorf("page %d changes long after: %+v %+v", n, soon, late)
		}
	}
}
