package fetch

import (
	"context"
	"net/netip"
	"syscall"
)

// special are the networks that are not the public Internet and that netip has no
// question for (IANA special-purpose address registries).
var special = []netip.Prefix{
	netip.PrefixFrom(netip.AddrFrom4([4]byte{0, 0, 0, 0}), 8),                            // this network
	netip.PrefixFrom(netip.AddrFrom4([4]byte{100, 64, 0, 0}), 10),                        // shared by a provider's customers
	netip.PrefixFrom(netip.AddrFrom4([4]byte{192, 0, 0, 0}), 24),                         // protocol assignments
	netip.PrefixFrom(netip.AddrFrom4([4]byte{198, 18, 0, 0}), 15),                        // benchmarks
	netip.PrefixFrom(netip.AddrFrom4([4]byte{240, 0, 0, 0}), 4),                          // reserved, broadcast
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0x01}), 64),                               // discarded
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0xfe, 0xc0}), 10),                         // site-local, deprecated
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0x20, 0x01}), 32),                         // Teredo: tunnels to any IPv4 address
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0, 0, 0, 0}), 96),                         // IPv4-compatible, deprecated
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0x5f}), 16),                               // segment routing
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0x3f, 0xff}), 20),                         // documentation
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0x00, 0x64, 0xff, 0x9b, 0x00, 0x01}), 48), // NAT64 of a network's own
}

// public reports whether an address is one of the public Internet. Addresses that
// carry an IPv4 address within (NAT64, 6to4) are judged by that.
func public(a netip.Addr) bool {
	a = a.Unmap()
	if a.Is6() {
		b := a.As16()
		switch {
		case b[0] == 0 && b[1] == 0x64 && b[2] == 0xff && b[3] == 0x9b && b[4]|b[5] == 0:
			return public(netip.AddrFrom4([4]byte(b[12:16])))
		case b[0] == 0x20 && b[1] == 0x02:
			return public(netip.AddrFrom4([4]byte(b[2:6])))
		}
	}
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, p := range special {
		if p.Contains(a.WithZone("")) {
			return false
		}
	}
	return true
}

// publicOnly is a dialer's control: it is asked with the very address that is about
// to be dialled, after names are resolved, so that no name can lead inwards.
func publicOnly(_ context.Context, _, address string, _ syscall.RawConn) error {
	a, err := netip.ParseAddrPort(address)
	if err != nil || !public(a.Addr()) {
		return ErrPrivate
	}
	return nil
}
