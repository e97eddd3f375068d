package portal

import "time"

// titles finds articles that share their title, for every page has a title of
// its own: those get their day added, and where that is not enough, their slug
// and path.
func (a *arranger) titles() {
	first := make(map[string]ID, len(a.Articles))
	same := map[string][]ID{}
	for i := range a.Articles {
		title := a.Articles[i].Meta.Title
		f, ok := first[title]
		if !ok {
			first[title] = ID(i)
			continue
		}
		if same[title] == nil {
			same[title] = []ID{f}
		}
		same[title] = append(same[title], ID(i))
	}
	a.distinct = map[ID]string{}
	for title, ids := range same {
		days := map[string]int{}
		for _, id := range ids {
			days[a.Articles[id].Date.Format(time.DateOnly)]++
		}
		for _, id := range ids {
			art := &a.Articles[id]
			day := art.Date.Format(time.DateOnly)
			if days[day] > 1 {
				day += " " + art.Path
			}
			a.distinct[id] = title + "（" + day + "）"
		}
	}
}

// PageTitle returns an article's title as no other article has it.
func (s *Site) PageTitle(id ID) string {
	if t, ok := s.distinct[id]; ok {
		return t
	}
	return s.Articles[id].Meta.Title
}
