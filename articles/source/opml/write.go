package opml

import (
	"encoding/xml"
	"io"
	"strings"

	"whosaid/model"
)

type document struct {
	XMLName xml.Name  `xml:"opml"`
	Version string    `xml:"version,attr"`
	Title   string    `xml:"head>title"`
	Body    []outline `xml:"body>outline"`
}

type outline struct {
	Text     string    `xml:"text,attr"`
	Title    string    `xml:"title,attr,omitempty"`
	Type     string    `xml:"type,attr,omitempty"`
	Feed     string    `xml:"xmlUrl,attr,omitempty"`
	Site     string    `xml:"htmlUrl,attr,omitempty"`
	Category string    `xml:"category,attr,omitempty"`
	Inner    []outline `xml:"outline"`
}

// Write writes the feeds among sources as OPML 2.0: a folder for each first tag,
// in the order in which the tags first come, the untagged feeds behind them. A
// feed's other tags stand in its category, so that Read gives them back.
func Write(w io.Writer, sources []model.Source) error {
	doc := document{Version: "2.0", Title: "whosaid"}
	folders := map[string]int{}
	var loose []outline
	for i := range sources {
		s := &sources[i]
		if s.Kind != model.SourceFeed {
			continue
		}
		o := outline{Text: s.Name(), Title: s.Title, Type: "rss", Feed: s.Address, Site: s.Site, Category: categories(s.Tags)}
		if len(s.Tags) == 0 {
			loose = append(loose, o)
			continue
		}
		at, known := folders[s.Tags[0]]
		if !known {
			at = len(doc.Body)
			folders[s.Tags[0]] = at
			doc.Body = append(doc.Body, outline{Text: s.Tags[0], Title: s.Tags[0]})
		}
		doc.Body[at].Inner = append(doc.Body[at].Inner, o)
	}
	doc.Body = append(doc.Body, loose...)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// categories are the tags behind the first as OPML's comma-separated list; the
// first is the folder. A comma inside a tag would part it, so such tags stay out.
func categories(tags []string) string {
	var list []string
	for _, tag := range tags[min(1, len(tags)):] {
		if !strings.Contains(tag, ",") {
			list = append(list, tag)
		}
	}
	return strings.Join(list, ",")
}
