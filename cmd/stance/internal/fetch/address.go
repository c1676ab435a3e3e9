package fetch

import (
	"fmt"
	"net/netip"
	"syscall"
)

// LocalError says that an address leads into the user's own network.
type LocalError struct{ Address string }

func (e *LocalError) Error() string {
	return fmt.Sprintf("%s is an address of this machine or of a local network", e.Address)
}

// special are networks that are no part of the public internet (IANA's registries of special
// purpose addresses), beside those that netip tells.
var special = prefixes(
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
	"::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fec0::/10",
)

// within4 are networks of IPv6 in whose addresses one of IPv4 stands, from which byte on.
var within4 = []struct {
	network netip.Prefix
	at      int
}{
	{netip.MustParsePrefix("64:ff9b::/96"), 12}, // NAT64
	{netip.MustParsePrefix("2002::/16"), 2},     // 6to4
}

func prefixes(all ...string) []netip.Prefix {
	list := make([]netip.Prefix, len(all))
	for i, s := range all {
		list[i] = netip.MustParsePrefix(s)
	}
	return list
}

// public reports whether an address belongs to the public internet.
func public(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	for _, n := range within4 {
		if n.network.Contains(ip) {
			all := ip.As16()
			return public(netip.AddrFrom4([4]byte(all[n.at : n.at+4])))
		}
	}
	if !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return false
	}
	for _, p := range special {
		if p.Contains(ip) {
			return false
		}
	}
	return true
}

// onlyPublic is called with each address just before it is dialled.
func onlyPublic(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !public(at.Addr()) {
		return &LocalError{address}
	}
	return nil
}
