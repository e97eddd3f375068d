// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// AnnounceNobody says: there is no search engine to tell
func AnnounceNobody() Message {
	return Message{code: "announce-nobody"}
}

// WriteAnnounce says: write [announce] with indexnow = "a key of your own" into site.toml, or set WENDANG_BAIDU_TOKEN; see docs/publishing.md
func WriteAnnounce() Message {
	return Message{code: "write-announce"}
}

// AnnounceInvalid says: --announce cannot be "{value}"
func AnnounceInvalid(value string) Message {
	return Message{code: "announce-invalid", args: []arg{textArg(value)}}
}

// AnnounceValues says: --announce alone tells what is new, changed or gone, --announce=all tells everything again, --announce=off tells nothing
func AnnounceValues() Message {
	return Message{code: "announce-values"}
}

// AnnounceNeedsSite says: without a site it is not known what to tell search engines
func AnnounceNeedsSite() Message {
	return Message{code: "announce-needs-site"}
}

// AnnounceNoAddress says: search engines cannot be told: site.toml has no base_url
func AnnounceNoAddress() Message {
	return Message{code: "announce-no-address"}
}

// AnnounceNoPages says: it is not known which pages the last build has made
func AnnounceNoPages() Message {
	return Message{code: "announce-no-pages"}
}

// AnnounceBusy says: search engines are being told of this site just now
func AnnounceBusy() Message {
	return Message{code: "announce-busy"}
}

// AnnounceLater says: the site is up; what was not told is told by the next publish
func AnnounceLater() Message {
	return Message{code: "announce-later"}
}

// Announced says: {engine} told of {fresh} new, {changed} changed and {gone} gone addresses{more}
func Announced(engine string, fresh int, changed int, gone int, more Message) Message {
	return Message{code: "announced", args: []arg{textArg(engine), numberArg(fresh), numberArg(changed), numberArg(gone), messageArg(more)}}
}

// WouldAnnounce says: would tell {engine} of {fresh} new, {changed} changed and {gone} gone addresses
func WouldAnnounce(engine string, fresh int, changed int, gone int) Message {
	return Message{code: "would-announce", args: []arg{textArg(engine), numberArg(fresh), numberArg(changed), numberArg(gone)}}
}

// AnnouncedRemain says: ; it takes {n} more today{more}
func AnnouncedRemain(n int, more Message) Message {
	return Message{code: "announced-remain", args: []arg{numberArg(n), messageArg(more)}}
}

// AnnouncedFull says: ; it takes no more today, and {n} wait for tomorrow's publish
func AnnouncedFull(n int) Message {
	return Message{code: "announced-full", args: []arg{numberArg(n)}}
}

// AnnouncedWaiting says: ; {n} wait for the next publish
func AnnouncedWaiting(n int) Message {
	return Message{code: "announced-waiting", args: []arg{numberArg(n)}}
}

// AnnouncedRefused says: ; {n} not wanted{more}
func AnnouncedRefused(n int, more Message) Message {
	return Message{code: "announced-refused", args: []arg{numberArg(n), messageArg(more)}}
}

// EngineUnreachable says: {engine} cannot be reached: {cause}
func EngineUnreachable(engine string, cause Message) Message {
	return Message{code: "engine-unreachable", args: []arg{textArg(engine), messageArg(cause)}}
}

// EngineSilent says: {engine} does not say what it has taken: {cause}
func EngineSilent(engine string, cause Message) Message {
	return Message{code: "engine-silent", args: []arg{textArg(engine), messageArg(cause)}}
}

// AnnounceStopped says: stopped before search engines were told of everything
func AnnounceStopped() Message {
	return Message{code: "announce-stopped"}
}

// AnnounceNotHere says: search engines are not told: [announce] is for the target {name}; --announce tells them nevertheless
func AnnounceNotHere(name string) Message {
	return Message{code: "announce-not-here", args: []arg{textArg(name)}}
}

// AnnounceWithEquals says: write --announce={value}
func AnnounceWithEquals(value string) Message {
	return Message{code: "announce-with-equals", args: []arg{textArg(value)}}
}

// EngineAnswers says: {engine} answers {status}, which its documentation does not explain
func EngineAnswers(engine string, status int) Message {
	return Message{code: "engine-answers", args: []arg{textArg(engine), numberArg(status)}}
}

// IndexNowAccepted says: IndexNow has taken the addresses, and will look for the key at {address} before it believes them
func IndexNowAccepted(address string) Message {
	return Message{code: "index-now-accepted", args: []arg{textArg(address)}}
}

// IndexNowBadRequest says: IndexNow answers 400: it cannot read what it is told
func IndexNowBadRequest() Message {
	return Message{code: "index-now-bad-request"}
}

// IndexNowForbidden says: IndexNow answers 403: it does not find the key at {address}
func IndexNowForbidden(address string) Message {
	return Message{code: "index-now-forbidden", args: []arg{textArg(address)}}
}

// IndexNowOtherHost says: IndexNow answers 422: the addresses do not belong to {host}, or the key is not the site's
func IndexNowOtherHost(host string) Message {
	return Message{code: "index-now-other-host", args: []arg{textArg(host)}}
}

// CheckKeyFile says: see whether base_url is right, and whether a browser shows the key there
func CheckKeyFile() Message {
	return Message{code: "check-key-file"}
}

// IndexNowTooMany says: IndexNow answers 429: it was told too often
func IndexNowTooMany() Message {
	return Message{code: "index-now-too-many"}
}

// BaiduTokenMissing says: Baidu is to be told, but its token is not in the environment
func BaiduTokenMissing() Message {
	return Message{code: "baidu-token-missing"}
}

// SetBaiduToken says: set {variable} to the token that ziyuan.baidu.com shows for the site under 普通收录, API提交
func SetBaiduToken(variable string) Message {
	return Message{code: "set-baidu-token", args: []arg{textArg(variable)}}
}

// BaiduOverQuota says: Baidu says "over quota": it takes no more addresses today
func BaiduOverQuota() Message {
	return Message{code: "baidu-over-quota"}
}

// BaiduTakesNone says: Baidu takes none of {n} addresses, and does not say why
func BaiduTakesNone(n int) Message {
	return Message{code: "baidu-takes-none", args: []arg{numberArg(n)}}
}

// BaiduSiteError says: Baidu says "site error": {site} is not verified there
func BaiduSiteError(site string) Message {
	return Message{code: "baidu-site-error", args: []arg{textArg(site)}}
}

// VerifyAtBaidu says: add the site with just this http or https and name at ziyuan.baidu.com, and verify it
func VerifyAtBaidu() Message {
	return Message{code: "verify-at-baidu"}
}

// BaiduTokenInvalid says: Baidu says "token is not valid": it is not the token of {site}
func BaiduTokenInvalid(site string) Message {
	return Message{code: "baidu-token-invalid", args: []arg{textArg(site)}}
}

// BaiduEmpty says: Baidu says "empty content": it got no addresses
func BaiduEmpty() Message {
	return Message{code: "baidu-empty"}
}

// BaiduTooMany says: Baidu says "only 2000 urls are allowed once": a call had too many addresses
func BaiduTooMany() Message {
	return Message{code: "baidu-too-many"}
}

// BaiduNoEndpoint says: Baidu says "not found": it is told at the wrong place
func BaiduNoEndpoint() Message {
	return Message{code: "baidu-no-endpoint"}
}

// CheckBaiduEndpoint says: take baidu_endpoint out of site.toml, or write what ziyuan.baidu.com shows
func CheckBaiduEndpoint() Message {
	return Message{code: "check-baidu-endpoint"}
}

// BaiduNotSameSite says: Baidu does not take {n} addresses, which are not of {site} (not_same_site); the first is {address}; once the right site is verified, --announce=all tells them again
func BaiduNotSameSite(n int, address string, site string) Message {
	return Message{code: "baidu-not-same-site", args: []arg{numberArg(n), textArg(address), textArg(site)}}
}

// BaiduNotValid says: Baidu does not take {n} addresses, which it finds malformed (not_valid); the first is {address}
func BaiduNotValid(n int, address string) Message {
	return Message{code: "baidu-not-valid", args: []arg{numberArg(n), textArg(address)}}
}

// BaiduCountsFewer says: Baidu counts {success} addresses of {n}, and does not say which it has not taken
func BaiduCountsFewer(success int, n int) Message {
	return Message{code: "baidu-counts-fewer", args: []arg{numberArg(success), numberArg(n)}}
}
