package clean

import (
	"fmt"
	"hash/crc32"
	"sync"

	"whosaid/articles/decode"
)

// rulesVersion is raised by every change of rules or features that can give a
// document other blocks, kinds or metadata than before. Weights need no such
// care: Version holds their checksum.
const rulesVersion = 5

// Version names the code and the weights that turn a raw document into an
// article. Two calls of decode.Decode and Clean on the same bytes agree when
// their versions do; an article kept under another version is worth reading
// again from its raw bytes. It is short, and fit for comparison only.
var Version = sync.OnceValue(func() string {
	return fmt.Sprintf("d%d.c%d.%08x", decode.Version, rulesVersion, crc32.ChecksumIEEE(weightBytes))
})
