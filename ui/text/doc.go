// Package text turns an article into rows of cells. It is the only place where
// bytes become cells.
//
// Article, []Quote, Options -> New -> Body; Body and a width -> Layout -> Page;
// Page and the visible rows -> Paint -> strings of exactly the asked width.
//
// A Body holds what doesn't depend on the width: which bytes belong to which
// quotation, and which are emphasised or linked. A Page holds one row a line of
// the screen, 16 bytes each, in order of the article's bytes: a row is a byte
// span, its block, and how it is framed. Nothing else is kept. Paint cuts the
// visible rows into grapheme clusters again, by the same walk that wrapped
// them, so there are cells only for what is on the screen, and where a byte is
// shown, which byte stands in a cell, and what to highlight are look-ups by
// binary search.
//
// The article's markup (headings, lists, block quotations, tables, code,
// emphasis, links) comes as blocks and inlines over the visible text, so it is
// styled where it stands, with the styles of a Glamour StyleConfig, instead of
// being rendered to escape sequences by Glamour and read back. That keeps every
// offset exact and the cost linear; Glamour's own renderer needs seconds for a
// large document and more for a deeply nested one.
package text
