package pipeline

import (
	"time"

	"wendang/internal/message"
)

// Stage is a part of a build and the time that it took.
type Stage struct {
	Name message.Message
	Time time.Duration
}

// stages measures the stages of a build: each ends where the next begins.
type stages struct {
	list  []Stage
	began time.Time
	name  message.Message
}

func (s *stages) begin(name message.Message) {
	s.end()
	s.name, s.began = name, time.Now()
}

func (s *stages) end() {
	if !s.name.IsZero() {
		s.list = append(s.list, Stage{s.name, time.Since(s.began)})
		s.name = message.Message{}
	}
}
