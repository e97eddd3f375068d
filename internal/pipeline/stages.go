package pipeline

import "time"

// Stage is a part of a build and the time that it took.
type Stage struct {
	Name string
	Time time.Duration
}

// stages measures the stages of a build: each ends where the next begins.
type stages struct {
	list  []Stage
	began time.Time
	name  string
}

func (s *stages) begin(name string) {
	s.end()
	s.name, s.began = name, time.Now()
}

func (s *stages) end() {
	if s.name != "" {
		s.list = append(s.list, Stage{s.name, time.Since(s.began)})
		s.name = ""
	}
}
