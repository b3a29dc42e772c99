// Package headline chooses a page's title among those the page states.
//
// A page names its article in up to eight places: in its JSON-LD, in headings,
// in meta elements for those who share it, in the title element. They often
// differ: one is written for readers, one for searchers, one for sharers; some
// end in the outlet's name, some begin with a kicker.
//
// Statements -> candidates -> features -> the likeliest. The weights of the
// features are learned (command train) from pages whose titles are known.
package headline
