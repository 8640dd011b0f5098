package feed

import (
	"errors"
	"fmt"
	"net/netip"
	"syscall"
)

// ErrPrivate is wrapped by the error for a host that has an address in a network of its own.
var ErrPrivate = errors.New("not an address of the public internet")

// guard returns the check that a dialer makes of an address when it is resolved and about to be called,
// so that neither a name nor a redirect can lead elsewhere.
func guard(allow []netip.Prefix) func(network, address string, _ syscall.RawConn) error {
	return func(_, address string, _ syscall.RawConn) error {
		ap, err := netip.ParseAddrPort(address)
		if err != nil {
			return fmt.Errorf("%w: %s", ErrPrivate, address)
		}
		addr := ap.Addr().WithZone("").Unmap()
		for _, p := range allow {
			if p.Contains(addr) {
				return nil
			}
		}
		if !public(addr) {
			return fmt.Errorf("%w: %s", ErrPrivate, addr)
		}
		return nil
	}
}

// Networks that are not part of the public internet beyond those that netip knows (IANA's registries of
// special-purpose addresses).
var (
	special = []netip.Prefix{
		netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"), netip.MustParsePrefix("192.0.2.0/24"),
		netip.MustParsePrefix("192.88.99.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"),
		netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("100::/64"), netip.MustParsePrefix("2001::/23"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("3fff::/20"),
		netip.MustParsePrefix("5f00::/16"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("fec0::/10"),
	}
	nat64    = netip.MustParsePrefix("64:ff9b::/96")
	sixToFor = netip.MustParsePrefix("2002::/16")
)

// public reports whether an address belongs to the public internet. Of an address that stands for one of
// the older kind that one counts.
func public(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return false
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	if b := a.As16(); a.Is6() {
		switch {
		case nat64.Contains(a):
			return public(netip.AddrFrom4([4]byte(b[12:16])))
		case sixToFor.Contains(a):
			return public(netip.AddrFrom4([4]byte(b[2:6])))
		case [12]byte(b[:12]) == [12]byte{}: // the deprecated ::a.b.c.d
			return false
		}
	}
	return true
}
