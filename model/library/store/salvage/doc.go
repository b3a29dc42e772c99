// Package salvage reads the rows of a damaged SQLite file page by page, where
// SQLite itself stops at the first page that is not in order.
//
//	file -> pages -> cells -> records -> rows of tables
//
// Rows of each table are taken from the tree of pages below its root; where a page
// within that tree is lost, so is the way to those below it: leaves that no tree
// leads to are looked at afterwards and given to the table whose shape their rows
// have. Nothing is written. The format is SQLite's own (https://sqlite.org/fileformat2.html,
// §1.5 to §2.1): a file of pages of one size, tables as B-trees of pages, and tables
// WITHOUT ROWID as trees of index pages.
package salvage
