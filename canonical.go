package dateline

import (
	"net"
	"net/url"
	"path"
	"slices"
	"strings"
)

// Canonical returns a form of an address that is the same for the addresses under which sites, their
// readers and their advertisers pass one page on. It is meant for comparison: it need not be an address
// that can be opened. What is no web address comes back as it is, without white space around it.
//
// Scheme and host are in small letters, the scheme is https, and www, m, mobile and amp in front of the
// host are gone, as are the port that goes without saying, the fragment, a slash or index page at the end, marks of AMP
// pages, and the parameters by which visits are traced (utm_source, fbclid and the like); the other
// parameters are sorted. Addresses in the AMP caches of Google become those of the site.
func Canonical(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || !strings.EqualFold(u.Scheme, "http") && !strings.EqualFold(u.Scheme, "https") {
		return s
	}
	for range 2 {
		if in := uncached(u); in != nil {
			u = in
		}
	}
	host, port := strings.ToLower(u.Hostname()), u.Port()
	host = strings.TrimSuffix(host, ".")
	for {
		label, rest, ok := strings.Cut(host, ".")
		if !ok || !strings.Contains(rest, ".") || !slices.Contains(aliases, label) || net.ParseIP(host) != nil {
			break
		}
		host = rest
	}
	if port == "80" || port == "443" {
		port = ""
	}
	if port != "" {
		host = net.JoinHostPort(host, port)
	} else if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	out := "https://" + host + canonicalPath(u.EscapedPath())
	if q := canonicalQuery(u.RawQuery); q != "" {
		out += "?" + q
	}
	if strings.HasPrefix(u.Fragment, "!") { // names a page of its own
		out += "#" + u.EscapedFragment()
	}
	return out
}

// aliases stand in front of a host for the same site.
var aliases = []string{"www", "m", "mobile", "amp", "wap"}

// uncached returns the address of the page behind that of a cache; nil if it is none.
func uncached(u *url.URL) *url.URL {
	host, p := strings.ToLower(u.Hostname()), u.EscapedPath()
	rest := ""
	switch {
	case host == "google.com" || strings.HasPrefix(host, "www.google."):
		rest, _ = strings.CutPrefix(p, "/amp/")
		if rest == p {
			rest = ""
		}
	case strings.HasSuffix(host, ".cdn.ampproject.org"):
		for _, kind := range []string{"/c/", "/v/"} {
			if in, ok := strings.CutPrefix(p, kind); ok {
				rest = in
			}
		}
	}
	if rest == "" {
		return nil
	}
	scheme := "http://"
	if in, ok := strings.CutPrefix(rest, "s/"); ok {
		scheme, rest = "https://", in
	}
	if u.RawQuery != "" {
		rest += "?" + u.RawQuery
	}
	in, err := url.Parse(scheme + rest)
	if err != nil || !strings.Contains(in.Host, ".") {
		return nil
	}
	return in
}

// canonicalPath takes off what does not tell one page from another.
func canonicalPath(p string) string {
	slash := strings.HasPrefix(p, "/")
	p = path.Clean("/" + p)
	if !slash && p == "/" {
		return ""
	}
	if strings.HasPrefix(p, "/amp/") {
		p = p[len("/amp"):]
	}
	for {
		old := p
		dir, base := path.Split(p)
		switch strings.ToLower(base) {
		case "amp", "index.html", "index.htm", "index.php", "index.amp", "default.aspx":
			p = strings.TrimSuffix(dir, "/")
		default:
			for _, end := range []string{".amp.html", ".amp", "-amp.html"} {
				if stem, ok := strings.CutSuffix(p, end); ok && !strings.HasSuffix(stem, "/") {
					p = stem + strings.TrimPrefix(strings.TrimPrefix(end, ".amp"), "-amp")
					break
				}
			}
		}
		if p == old {
			break
		}
	}
	return strings.TrimSuffix(p, "/")
}

// traces are parameters that tell where a reader comes from.
var traces = []string{
	"fbclid", "gclid", "gclsrc", "dclid", "wbraid", "gbraid", "msclkid", "yclid", "twclid", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "_ga", "_gl",
	"_hsenc", "_hsmi", "oly_anon_id", "oly_enc_id", "vero_id", "wickedid", "rb_clickid", "s_cid", "cmpid", "cmp", "ncid", "sr_share", "smid", "smtyp", "partner", "campaign_id",
	"ocid", "ito", "ftag", "spm", "ref", "ref_src", "ref_url", "referrer", "referer", "source", "src", "xtor", "at_medium", "at_campaign", "at_custom1", "at_custom2",
	"at_custom3", "at_custom4", "at_format", "at_link_id", "at_link_type", "at_link_origin", "at_ptr_name", "at_bbc_team", "share", "shared", "sharetype", "feedtype", "ftcamp", "emc", "rss", "traffic_source",
	"amp", "amp_js_v", "amp_gsa", "usqp", "outputtype", "mobile", "m",
}

// canonicalQuery leaves out tracing parameters and sorts the others.
func canonicalQuery(q string) string {
	var kept []string
	for part := range strings.SplitSeq(q, "&") {
		name, value, _ := strings.Cut(part, "=")
		low := strings.ToLower(name)
		if part == "" || strings.HasPrefix(low, "utm_") || strings.HasPrefix(low, "pk_") || strings.HasPrefix(low, "mtm_") || strings.HasPrefix(low, "__twitter_") {
			continue
		}
		if slices.Contains(traces, low) && !number(low, value) {
			continue
		}
		kept = append(kept, part)
	}
	slices.Sort(kept)
	return strings.Join(slices.Compact(kept), "&")
}

// number reports whether a short parameter that may trace a visit names the page instead: ?m=20250610.
func number(name, value string) bool {
	return (name == "m" || name == "src" || name == "source" || name == "ref") && len(value) > 3 && strings.Trim(value, "0123456789") == ""
}
