package newsboat_test

import (
	"fmt"
	"strings"
	"testing"

	"whosaid/articles/source/newsboat"
)

const urls = `# my feeds
https://a.example/feed world "two words" "~The A"
https://b.example/feed#part !  "~!Hidden B" # a comment
"https://c.example/a b" "quote\"d"

http://d.example/
https://a.example/feed again
query:Unread:unread = "yes"
"exec:~/bin/make-feed --all" made
filter:~/bin/cut:https://e.example/
file:///home/me/feed.xml
example.org/feed
`

func TestRead(t *testing.T) {
	feeds, skipped := newsboat.Read([]byte(urls))
	var got strings.Builder
	for _, s := range feeds {
		fmt.Fprintf(&got, "%s %q %q\n", s.Address, s.Title, s.Tags)
	}
	for _, s := range skipped {
		fmt.Fprintln(&got, s)
	}
	const want = `https://a.example/feed "The A" ["world" "two words" "again"]
https://b.example/feed#part "Hidden B" []
https://c.example/a b "" ["quote\"d"]
http://d.example/ "" []
line 8 ("query:Unread:unread"): it searches other feeds; save a search in whosaid instead
line 9 ("exec:~/bin/make-feed --all"): it runs a program, which whosaid does not; subscribe to the feed's own address
line 10 ("filter:~/bin/cut:https://e.example/"): it runs a program, which whosaid does not; subscribe to the feed's own address
line 11 ("file:///home/me/feed.xml"): it reads a file; add that file by its path
line 12 ("example.org/feed"): it is no address; check the line
`
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

func TestIs(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     bool
	}{
		{"/home/me/.newsboat/urls", "https://a.example/feed world\n", true},
		{"urls", "# nothing yet\n", false},
		{"urls", "query:Unread:unread = \"yes\"\n", true},
		{"list.txt", "https://a.example/\nhttps://b.example/\n", true},
		{"note.txt", "https://a.example/\nThe bridge is open.\n", false},
		{"link.txt", "https://a.example/\n", false},
		{"article.txt", "The bridge is open.\n", false},
	} {
		if got := newsboat.Is(tt.name, []byte(tt.in)); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(urls))
	f.Add([]byte("\"\\"))
	f.Fuzz(func(t *testing.T, data []byte) {
		feeds, skipped := newsboat.Read(data)
		seen := map[string]bool{}
		for _, s := range feeds {
			if seen[s.Address] || s.Address == "" {
				t.Errorf("feed %+v", s)
			}
			seen[s.Address] = true
		}
		for i, s := range skipped {
			if s.Err == nil || i > 0 && s.Line <= skipped[i-1].Line {
				t.Errorf("skipped %+v", s)
			}
		}
	})
}

func ExampleRead() {
	feeds, _ := newsboat.Read([]byte(`https://example.org/feed daily "~The Example"`))
	fmt.Println(feeds[0].Address, feeds[0].Name(), feeds[0].Tags)
	// Output: https://example.org/feed The Example [daily]
}
