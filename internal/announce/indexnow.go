package announce

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"syscall"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// The usual place of IndexNow, which tells Bing, Yandex, Naver, Seznam and others; see
// indexnow.org/documentation.
const indexNowEndpoint = "https://api.indexnow.org/indexnow"

// indexNow tells by the protocol IndexNow.
type indexNow struct {
	client         *http.Client
	endpoint       string
	host, key, loc string
}

func newIndexNow(o *Options) *indexNow {
	e := &indexNow{client: o.Client, endpoint: o.IndexNowEndpoint, key: o.IndexNow, loc: o.BaseURL + o.IndexNow + ".txt"}
	if e.endpoint == "" {
		e.endpoint = indexNowEndpoint
	}
	if u, err := url.Parse(o.BaseURL); err == nil {
		e.host = u.Host
	}
	return e
}

func (e *indexNow) name() string    { return "indexnow" }
func (e *indexNow) most() int       { return 10_000 }
func (e *indexNow) takesGone() bool { return true }

func (e *indexNow) tell(ctx context.Context, addresses []string) (answer, error) {
	body, err := json.Marshal(struct {
		Host        string   `json:"host"`
		Key         string   `json:"key"`
		KeyLocation string   `json:"keyLocation"`
		URLList     []string `json:"urlList"`
	}{e.host, e.key, e.loc, addresses})
	if err != nil {
		return answer{}, err
	}
	r, _, err := post(ctx, e.client, "IndexNow", e.endpoint, "application/json; charset=utf-8", body)
	if err != nil {
		return answer{}, err
	}
	a := answer{remain: -1}
	switch r.StatusCode {
	case http.StatusOK:
		return a, nil
	case http.StatusAccepted:
		a.notices = append(a.notices, message.IndexNowAccepted(e.loc))
		return a, nil
	case http.StatusBadRequest:
		return a, &fault{Failure: failure.New(message.IndexNowBadRequest())}
	case http.StatusForbidden:
		return a, &fault{Failure: failure.New(message.IndexNowForbidden(e.loc)).WithHint(message.CheckKeyFile())}
	case http.StatusUnprocessableEntity:
		return a, &fault{Failure: failure.New(message.IndexNowOtherHost(e.host)).WithHint(message.CheckKeyFile())}
	case http.StatusTooManyRequests:
		return a, &fault{Failure: failure.New(message.IndexNowTooMany()).WithHint(message.AnnounceLater()), passes: true, wait: retryAfter(r)}
	}
	return a, unexpected("IndexNow", r)
}

// post posts to an engine. An error is a *fault in which no address stands: a token may be
// a part of it. It passes where the engine was not reached: where it was, it may have taken
// the call, and each counts against what it takes in a day.
func post(ctx context.Context, client *http.Client, engine, endpoint, contentType string, body []byte) (*http.Response, []byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, endpoint, bytes.NewReader(body))
	if err != nil {
		return nil, nil, &fault{Failure: failure.New(message.EndpointInvalid(engine)).WithHint(message.WriteEndpoint())}
	}
	request.Header.Set("Content-Type", contentType)
	request.Header.Set("User-Agent", "wendang")
	r, err := client.Do(request)
	if err == nil {
		defer func() { _ = r.Body.Close() }()
		const most = 4 << 20 // addresses that are not wanted are listed
		if body, err = io.ReadAll(io.LimitReader(r.Body, most)); err == nil {
			return r, body, nil
		}
	}
	if u, ok := err.(*url.Error); ok { // its text has the whole address
		err = u.Err
	}
	var network *net.OpError
	if errors.As(err, &network) && network.Op == "dial" {
		return nil, nil, &fault{Failure: failure.New(message.EngineUnreachable(engine, cause(err))).WithHint(message.AnnounceLater()), passes: true}
	}
	return nil, nil, &fault{Failure: failure.New(message.EngineSilent(engine, cause(err))).WithHint(message.AnnounceLater())}
}

// cause returns what has happened to a connection.
func cause(err error) message.Message {
	var late interface{ Timeout() bool }
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return message.CauseCut()
	case errors.Is(err, syscall.ECONNREFUSED):
		return message.CauseRefused()
	case errors.As(err, &late) && late.Timeout():
		return message.CauseNoAnswer()
	}
	return failure.Cause(err)
}

// unexpected is the fault for an answer that the engine's documentation does not name.
func unexpected(engine string, r *http.Response) *fault {
	return &fault{Failure: failure.New(message.EngineAnswers(engine, r.StatusCode)).WithHint(message.AnnounceLater()), passes: r.StatusCode >= 500, wait: retryAfter(r)}
}

// retryAfter returns how long an engine asks to wait.
func retryAfter(r *http.Response) time.Duration {
	n, err := strconv.Atoi(r.Header.Get("Retry-After"))
	if err != nil || n < 0 {
		return 0
	}
	return time.Duration(min(n, 86_400)) * time.Second
}
