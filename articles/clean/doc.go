// Package clean decides what each block of a document is, reads the metadata
// out of the text, and marks boilerplate by named rules. It deletes nothing.
//
// decode.Document -> model.Article.
package clean
