package ui

import (
	"fmt"

	"whosaid/ui/keys"
	"whosaid/ui/paint"
)

// noArticles is what an empty list says.
func (m *Model) noArticles() []string {
	switch {
	case m.narrow.err != nil:
		return []string{"This search cannot be understood", paint.Plain(m.narrow.err.Error())}
	case m.narrow.typed != "":
		return []string{fmt.Sprintf("No article matches “%s”", paint.Plain(m.narrow.title())), "Esc shows all articles again."}
	case m.load.busy:
		return []string{"Reading …"}
	case len(m.load.problems) > 0:
		return []string{"Nothing could be read", fmt.Sprintf("%s tells why.", m.problemsKey())}
	}
	if m.opt.Reload != nil {
		return []string{"No articles yet", fmt.Sprintf("%s fetches them.", m.opt.Keys.Key(keys.Reload))}
	}
	return []string{"No articles", "Give whosaid files or folders to read: whosaid PATH"}
}

// nothingToRead is what an empty reader says.
func (m *Model) nothingToRead() []string {
	switch {
	case m.load.busy:
		return []string{"Reading …"}
	case len(m.load.problems) > 0:
		return []string{
			"Nothing could be read", m.load.problems[0].Error(),
			fmt.Sprintf("%s lists all problems, %s tries again, %s leaves.", m.problemsKey(), m.opt.Keys.Key(keys.Reload), m.opt.Keys.Key(keys.Quit)),
		}
	}
	if m.opt.Reload != nil {
		return []string{
			"The library has no articles yet",
			fmt.Sprintf("%s checks its sources and fetches what is new; %s lists them.", m.opt.Keys.Key(keys.Reload), m.opt.Keys.Key(keys.ShowSources)),
			fmt.Sprintf("%s leaves, %s lists the keys.", m.opt.Keys.Key(keys.Quit), m.opt.Keys.Key(keys.Help)),
		}
	}
	return []string{
		"There is nothing to read here",
		"whosaid PATH opens files and folders, whosaid - reads standard input, whosaid add SOURCE… fills a library, and whosaid alone opens it.",
		fmt.Sprintf("%s leaves, %s lists the keys.", m.opt.Keys.Key(keys.Quit), m.opt.Keys.Key(keys.Help)),
	}
}

// filling says how new articles come into the library.
func (m *Model) filling() string {
	switch key := m.opt.Keys.Key(keys.Reload); {
	case m.opt.Reload == nil:
		return ""
	case m.opt.Refresh != nil:
		return fmt.Sprintf("Feeds are fetched from time to time; %s checks everything now.", key)
	default:
		return fmt.Sprintf("%s checks everything now.", key)
	}
}

// noVoices is what an empty speakers' pane says.
func (m *Model) noVoices() []string {
	if m.reader.Article() == nil {
		return nil
	}
	return []string{"Nobody is quoted here", fmt.Sprintf("%s opens the next article.", m.opt.Keys.Key(keys.NextArticle))}
}

func (m *Model) problemsKey() string { return m.opt.Keys.Key(keys.ShowProblems) }
