package decode

import (
	"fmt"
	"testing"
)

func TestPageMeta(t *testing.T) {
	tests := []struct {
		name, head, body string
		want             Meta
	}{
		{
			"JSON-LD", `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
			{"@type":["NewsArticle"],"headline":"The bridge &amp; the ferry","author":[{"@type":"Person","name":"Ann Roe"},{"@id":"#bo"}],
			"publisher":{"@type":"Organization","name":"The Example"},"datePublished":"2022-07-13T14:50:00+02:00","dateModified":"2022-07-14",
			"url":"https://example.org/a","inLanguage":"en-GB","description":"It opened.","articleSection":["Local"],"isAccessibleForFree":"False"},
			{"@type":"Person","@id":"#bo","name":"Bo Lee","url":"x"}]}</script>`, "",
			Meta{
				Title: "The bridge & the ferry", Authors: []string{"Ann Roe", "Bo Lee"}, Outlet: "The Example", Published: "2022-07-13T14:50",
				Modified: "2022-07-14", URL: "https://example.org/a", Language: "en-GB", Standfirst: "It opened.", Section: "Local", Paywalled: true,
			},
		},
		{
			"meta elements", `<title>The bridge - The Example</title><link rel=canonical href="https://www.example.org/a"><meta property="og:site_name" content="The Example">
			<meta property="og:title" content="The bridge | The Example"><meta name="author" content="Ann Roe and Bo Lee"><meta property="article:published_time" content="2022-07-13 09:05:00">
			<meta name="description" content="It opened."><meta property="article:content_tier" content="locked"><meta property="og:locale" content="de_DE">`, "",
			Meta{
				Title: "The bridge", Authors: []string{"Ann Roe", "Bo Lee"}, Outlet: "The Example", Published: "2022-07-13T09:05",
				URL: "https://www.example.org/a", Language: "de-DE", Standfirst: "It opened.", Paywalled: true,
			},
		},
		{
			"only the body tells", "<title>x</title>", `<h1>The bridge</h1><div class="byline">By Ann Roe</div><time datetime="2022-07-13">Wednesday</time>`,
			Meta{Title: "The bridge", Authors: []string{"Ann Roe"}, Published: "2022-07-13"},
		},
		{
			"authors set without commas", "", `<p class="authors"><a href=1>Ann Roe</a><a href=2>Bo Lee</a></p>`,
			Meta{Authors: []string{"Ann Roe", "Bo Lee"}},
		},
		{
			"the outlet is no author where a person is", `<meta property="og:site_name" content="The Example"><meta name="author" content="The Example"><meta property="article:author" content="https://facebook.com/x"><meta name="parsely-author" content="Ann Roe">`, "",
			Meta{Authors: []string{"Ann Roe"}, Outlet: "The Example"},
		},
		{
			"headlines vote", `<title>Bridge opens</title><meta property="og:title" content="You won't believe this bridge"><script type="application/ld+json">{"@type":"Article","headline":"The bridge is open"}</script>`,
			"<h1>The bridge is open</h1>",
			Meta{Title: "The bridge is open"},
		},
		{
			"date in the address", `<link rel=canonical href="https://example.org/2022/07/13/bridge">`, "",
			Meta{Published: "2022-07-13", URL: "https://example.org/2022/07/13/bridge"},
		},
		{
			"broken JSON-LD", "<script type=\"application/ld+json\"><!-- {\"@type\":\"NewsArticle\",\"headline\":\"The\nbridge\",\"author\":\"Ann Roe\",} --></script>", "",
			Meta{Title: "The bridge", Authors: []string{"Ann Roe"}},
		},
		{
			"hostile values", `<meta property="og:title" content="a&#27;[31mb&#8238;"><meta property="og:url" content="javascript:x"><meta name=author content="{{author}}"><meta name=date content="soon"><html lang="!">`, "",
			Meta{Title: "ab"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Decode("a.html", []byte("<head>"+tt.head+"</head><body>"+tt.body+"<p>Text.</p>"))
			if err != nil {
				t.Fatal(err)
			}
			if got, want := fmt.Sprintf("%+v", doc.Meta), fmt.Sprintf("%+v", tt.want); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func TestISODate(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2022-07-13", "2022-07-13"},
		{"2022-07-13T14:50:01Z", "2022-07-13T14:50"},
		{"2022-07-13T14:50:01.123+0200", "2022-07-13T14:50"},
		{"2022-07-13 14:50:01 +02:00", "2022-07-13T14:50"},
		{"Wed, 13 Jul 2022 14:50:01 GMT", "2022-07-13T14:50"},
		{"Wed Jul 13 2022 14:50:01 GMT+0200 (Central European Summer Time)", "2022-07-13T14:50"},
		{"July 13, 2022", "2022-07-13"},
		{"20220713", "2022-07-13"},
		{"13.7.2022", "2022-07-13"},
		{"0000-00-00", ""},
		{"yesterday", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := isoDate(tt.in); got != tt.want {
			t.Errorf("isoDate(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
