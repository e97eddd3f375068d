package feed

// signals say what programs may do with what they read (contentsignals.org), by the
// value of ai in [robots].
var signals = map[string]string{
	"all":    "search=yes, ai-input=yes, ai-train=yes",
	"search": "search=yes, ai-input=yes, ai-train=no",
	"none":   "search=yes, ai-input=no, ai-train=no",
}

// trainers are programs that gather texts to train models with. Bytespider gathers for
// Toutiao's search, too, Google-Extended and Applebot-Extended are no programs but
// names by which Google and Apple ask.
var trainers = []string{
	"AI2Bot", "Amazonbot", "Applebot-Extended", "Bytespider", "CCBot", "ClaudeBot", "Diffbot", "FacebookBot",
	"Google-CloudVertexBot", "Google-Extended", "GPTBot", "ImagesiftBot", "Meta-ExternalAgent", "PanguBot", "TikTokSpider",
	"anthropic-ai", "cohere-ai", "cohere-training-data-crawler", "omgili", "omgilibot",
}

// askers are programs that read pages to answer somebody's question.
var askers = []string{
	"ChatGPT-User", "Claude-SearchBot", "Claude-User", "DuckAssistBot", "Meta-ExternalFetcher", "MistralAI-User",
	"OAI-SearchBot", "Perplexity-User", "PerplexityBot",
}

// refused returns the programs that are to read nothing.
func refused(ai string) []string {
	switch ai {
	case "search":
		return trainers
	case "none":
		return append(trainers[:len(trainers):len(trainers)], askers...)
	}
	return nil
}
