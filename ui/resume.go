package ui

import (
	"encoding/json"

	"whosaid/model"
	"whosaid/ui/layout"
	"whosaid/ui/shelf"
)

// keptScreen is what the screen was like when the reader left it, as the library keeps
// it. Where they were in each article the library keeps with the article.
type keptScreen struct {
	Article model.ArticleID `json:"article,omitempty"`
	Quote   model.QuoteID   `json:"quote,omitempty"` // the selected one
	Focus   layout.Pane     `json:"focus,omitempty"`
	Zoom    bool            `json:"zoom,omitempty"`
	Group   shelf.Grouping  `json:"group,omitempty"`
	Order   shelf.Order     `json:"order,omitempty"`
	Narrow  string          `json:"narrow,omitempty"` // the query
	Saved   string          `json:"saved,omitempty"`  // the saved search it comes from
	Sought  string          `json:"sought,omitempty"`
}

// resuming is the way back to where the reader was.
type resuming struct {
	read bool // what the library keeps was taken
	done bool // the panes are as they were
	to   keptScreen
}

// keepScreen has the library keep what the screen is like.
func (m *Model) keepScreen() {
	if m.opt.ScreenKey == "" || !m.resume.read || !m.touched {
		return
	}
	k := keptScreen{
		Quote: m.quote, Focus: m.focus, Zoom: m.zoom, Group: m.list.grouping, Order: m.list.order,
		Narrow: m.narrow.typed, Saved: m.narrow.name, Sought: m.sought,
	}
	if a := m.reader.Article(); a != nil {
		k.Article = a.ID
	}
	if data, err := json.Marshal(k); err == nil {
		m.lib.SetScreen(m.opt.ScreenKey, data)
	}
}

// recall takes what the library kept of the screen, once there is something to
// show. What does not exist any longer is left out.
func (m *Model) recall() {
	r := &m.resume
	if r.read || m.opt.ScreenKey == "" || m.lib.Count().Articles == 0 {
		return
	}
	r.read = true
	data := m.lib.Screen(m.opt.ScreenKey)
	if m.touched || data == nil || json.Unmarshal(data, &r.to) != nil {
		r.to = keptScreen{}
		return
	}
	m.list.grouping, m.list.order, m.sought = r.to.Group, r.to.Order, r.to.Sought
	for _, s := range m.lib.SavedSearches() {
		if s.Name == r.to.Saved {
			r.to.Narrow = s.Query
			m.want(m.setNarrow(s.Name, s.Query))
			return
		}
	}
	if r.to.Saved == "" && r.to.Narrow != "" {
		m.want(m.setNarrow("", r.to.Narrow))
	}
}

// resumed opens the article that was open and reports whether there is one.
func (m *Model) resumed() bool {
	to := m.resume.to
	if to.Article == "" || !m.openArticle(to.Article) {
		return false
	}
	if !m.resume.done && to.Focus <= layout.Voices {
		m.resume.done = true
		m.focus, m.zoom = to.Focus, to.Zoom
		m.mark(to.Quote)
		if m.quote == "" && m.focus == layout.Voices {
			m.followVoices()
		}
	}
	return true
}
