package ask

import (
	"cmp"
	"slices"

	"wendang/internal/search/format"
)

// hit is a document that has all parts of all terms.
type hit struct {
	segment *segment
	doc     uint32
	score   int
	channel int
	class   class
	// Score and day, or day and score, by which hits are ordered.
	first, second int
}

// compareKeys compares hits by what is known of all.
func (h *hit) compareKeys(other *hit) int {
	return cmp.Or(cmp.Compare(other.first, h.first), cmp.Compare(other.second, h.second), cmp.Compare(other.channel, h.channel))
}

// settle brings the hits with the keys of a rank into order, and those before. In a
// segment the documents of a channel are in order. Only where hits are of several
// segments their times and addresses must be compared.
func (a *Answer) settle(rank int) error {
	for a.settled <= rank {
		first := a.settled
		for a.settled < len(a.hits) && a.hits[first].compareKeys(&a.hits[a.settled]) == 0 {
			a.settled++
		}
		equal := a.hits[first:a.settled]
		if equal[0].segment == equal[len(equal)-1].segment {
			continue
		}
		orders := make(map[*segment]map[uint32]format.Order)
		for i := range equal {
			h := &equal[i]
			o, err := a.reader.order(h.segment, h.doc)
			if err != nil {
				return err
			}
			if orders[h.segment] == nil {
				orders[h.segment] = map[uint32]format.Order{}
			}
			orders[h.segment][h.doc] = o
		}
		slices.SortStableFunc(equal, func(x, y hit) int {
			a, b := orders[x.segment][x.doc], orders[y.segment][y.doc]
			return cmp.Or(cmp.Compare(b.Second, a.Second), cmp.Compare(b.Address, a.Address))
		})
	}
	return nil
}

// order returns what the second part of the table of documents holds of a document.
func (r *Reader) order(s *segment, doc uint32) (format.Order, error) {
	i := int(doc) / format.OrderDocs
	list, ok := s.orders[i]
	if !ok {
		b, err := format.ReadFile(r.fsys, format.Path(s.Name, format.OrderFile, i))
		if err != nil {
			return format.Order{}, err
		}
		if list, ok = format.ReadOrder(b, min(format.OrderDocs, s.Docs-i*format.OrderDocs)); !ok {
			return format.Order{}, format.ErrDamaged
		}
		s.orders[i] = list
	}
	return list[int(doc)%format.OrderDocs], nil
}
