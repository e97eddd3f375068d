package announce

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// Baidu's 普通收录, as ziyuan.baidu.com tells it.
const baiduEndpoint = "http://data.zz.baidu.com/urls"

// TokenVariable is the environment variable that holds Baidu's token.
const TokenVariable = "WENDANG_BAIDU_TOKEN"

// baidu tells Baidu. It has another way for pages that are gone, by a file of them that is
// handed in at ziyuan.baidu.com.
type baidu struct {
	client      *http.Client
	endpoint    string
	site, token string
}

func newBaidu(o *Options) *baidu {
	e := &baidu{client: o.Client, endpoint: o.BaiduEndpoint, token: o.BaiduToken}
	if e.endpoint == "" {
		e.endpoint = baiduEndpoint
	}
	if u, err := url.Parse(o.BaseURL); err == nil {
		e.site = u.Scheme + "://" + u.Host
	}
	return e
}

func (e *baidu) name() string    { return "baidu" }
func (e *baidu) most() int       { return 2000 }
func (e *baidu) takesGone() bool { return false }

func (e *baidu) tell(ctx context.Context, addresses []string) (answer, error) {
	query := "?site=" + url.QueryEscape(e.site) + "&token=" + url.QueryEscape(e.token)
	r, body, err := post(ctx, e.client, "Baidu", e.endpoint+query, "text/plain", []byte(strings.Join(addresses, "\n")))
	if err != nil {
		return answer{}, err
	}
	var said struct {
		Success     *int     `json:"success"`
		Remain      *int     `json:"remain"`
		NotSameSite []string `json:"not_same_site"`
		NotValid    []string `json:"not_valid"`
		Error       int      `json:"error"`
		Message     string   `json:"message"`
	}
	bad := json.Unmarshal(body, &said)
	if r.StatusCode != http.StatusOK || said.Error != 0 {
		return answer{}, e.explain(r, said.Message)
	}
	if bad != nil || said.Success == nil {
		return answer{}, unexpected("Baidu", r)
	}
	a := answer{remain: -1, refused: map[string]bool{}}
	if said.Remain != nil {
		a.remain = max(0, *said.Remain)
	}
	if n := len(addresses) - len(said.NotSameSite) - len(said.NotValid); n > 0 && *said.Success == 0 {
		if a.remain == 0 {
			return answer{}, &fault{Failure: failure.New(message.BaiduOverQuota()), full: true, none: true}
		}
		return answer{}, &fault{Failure: failure.New(message.BaiduTakesNone(n)).WithHint(message.AnnounceLater())}
	}
	for _, list := range []struct {
		addresses []string
		notice    func(n int, first string) message.Message
	}{
		{said.NotSameSite, func(n int, first string) message.Message { return message.BaiduNotSameSite(n, first, e.site) }},
		{said.NotValid, message.BaiduNotValid},
	} {
		for _, address := range list.addresses {
			a.refused[address] = true
		}
		if len(list.addresses) > 0 {
			a.notices = append(a.notices, list.notice(len(list.addresses), list.addresses[0]))
		}
	}
	if n := len(addresses) - len(said.NotSameSite) - len(said.NotValid); *said.Success < n {
		a.notices = append(a.notices, message.BaiduCountsFewer(*said.Success, n))
	}
	return a, nil
}

// explain returns what an error of Baidu means.
func (e *baidu) explain(r *http.Response, said string) *fault {
	plain := func(m message.Message) *fault { return &fault{Failure: failure.New(m)} }
	hinted := func(m, hint message.Message) *fault { return &fault{Failure: failure.New(m).WithHint(hint)} }
	switch said = strings.ToLower(strings.TrimSpace(said)); {
	case strings.Contains(said, "over quota"):
		f := plain(message.BaiduOverQuota())
		f.full = true
		return f
	case strings.Contains(said, "site error"), strings.Contains(said, "site init fail"):
		return hinted(message.BaiduSiteError(e.site), message.VerifyAtBaidu())
	case strings.Contains(said, "token is not valid"):
		return hinted(message.BaiduTokenInvalid(e.site), message.SetBaiduToken(TokenVariable))
	case strings.Contains(said, "empty content"):
		return plain(message.BaiduEmpty())
	case strings.Contains(said, "only 2000"):
		return plain(message.BaiduTooMany())
	case r.StatusCode == http.StatusUnauthorized:
		return hinted(message.BaiduTokenInvalid(e.site), message.SetBaiduToken(TokenVariable))
	case r.StatusCode == http.StatusNotFound:
		return hinted(message.BaiduNoEndpoint(), message.CheckBaiduEndpoint())
	}
	return unexpected("Baidu", r)
}
