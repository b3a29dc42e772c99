// Package fetch gets documents over http and https, politely and warily.
//
// Address, validators -> bytes, media type, new validators.
//
// Politely: conditional requests (RFC 9110), Retry-After, a pace for each host, a
// few requests at once, robots.txt (RFC 9309) for pages that a feed led to, and a
// User-Agent that tells the truth. Warily: time limits for every part of an
// exchange, a limit on redirects and on bytes after decompression, no cookie or
// credential that outlives its exchange or follows to another host, and no way
// into the reader's own network but to the host that the reader named himself.
package fetch
