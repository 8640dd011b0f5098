// Package feed gets reports from the web: a [Fetcher] that behaves well towards the servers it asks, and a
// [Watcher] that follows feeds and sitemaps.
//
// No other part of dateline makes outgoing calls.
package feed
