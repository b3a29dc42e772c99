package decode

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// post is an embedded social media post.
type post struct{ author string }

// postClasses are the class words that the platforms' own embed codes put on the
// element that holds a post.
var postClasses = []string{
	"twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "bluesky-embed", "fb-post",
	"fb-xfbml-parse-ignore", "reddit-embed-bq", "reddit-card", "mastodon-embed", "text-post-media", "telegram-post",
}

// postOf is the post that n holds, nil when it holds none.
func postOf(n *html.Node) *post {
	class := attr(n, "class")
	if class == "" {
		return nil
	}
	for word := range strings.FieldsSeq(class) {
		for _, known := range postClasses {
			if word == known {
				return &post{author: postAuthor(n)}
			}
		}
	}
	return nil
}

// postAuthor is who wrote a post: the name and handle that the embed code sets
// behind a dash, else the account that its link leads to, else "".
func postAuthor(n *html.Node) string {
	for c := n.LastChild; c != nil; c = c.PrevSibling {
		if c.Type != html.TextNode {
			continue
		}
		line := SanitizeLine(c.Data)
		if name := strings.TrimLeft(line, "—–- "); name != line && name != "" {
			return name
		}
	}
	if cite := attr(n, "cite"); cite != "" {
		if handle := handleIn(cite); handle != "" {
			return handle
		}
	}
	handle := ""
	walkElements(n, func(e *html.Node) bool {
		if e.DataAtom == atom.A && handle == "" {
			handle = handleIn(attr(e, "href"))
		}
		return handle == ""
	})
	return handle
}

// postCredit reports whether a line of a post names its author rather than being
// what that author wrote.
func postCredit(text string) bool {
	line := strings.TrimSpace(text)
	return strings.HasPrefix(line, "—") || strings.HasPrefix(line, "– ") || strings.HasPrefix(line, "A post shared by ")
}

// handleIn is the account that an address of a post names, as "@name".
func handleIn(address string) string {
	_, rest, found := strings.Cut(address, "://")
	if !found {
		return ""
	}
	host, path, _ := strings.Cut(rest, "/")
	name, tail, _ := strings.Cut(strings.TrimPrefix(path, "@"), "/")
	host = strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(host), "www."), "mobile.")
	switch {
	case (host == "twitter.com" || host == "x.com") && strings.HasPrefix(tail, "status"),
		strings.HasSuffix(host, "tiktok.com") && strings.HasPrefix(path, "@"),
		strings.HasSuffix(host, "threads.net") && strings.HasPrefix(path, "@"):
		return SanitizeLine("@" + name)
	case host == "bsky.app" && name == "profile":
		handle, _, _ := strings.Cut(tail, "/")
		return SanitizeLine("@" + handle)
	}
	return ""
}

// walkElements calls visit for n's descendants in order until it returns false.
func walkElements(n *html.Node, visit func(*html.Node) bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (!visit(c) || !walkElements(c, visit)) {
			return false
		}
	}
	return true
}
