package model

// StoryID names a story.
type StoryID string

// Story is a group of articles on one event.
type Story struct {
	ID       StoryID
	Title    string
	Articles []ArticleID // by date, then in the order they came
}

// RelationKind is how two quotations of one statement differ.
type RelationKind string

// The kinds of relation.
const (
	Same     RelationKind = "same"     // one word sequence holds the other and at least 3/4 of its length
	Part     RelationKind = "part"     // a shorter containment or overlap
	Reworded RelationKind = "reworded" // words differ inside: transcription, translation, misquotation
)

// Relation ties two quotations of one statement, in different articles.
type Relation struct {
	A, B  QuoteID
	Kind  RelationKind
	Score float64 // 0 to 1
}
