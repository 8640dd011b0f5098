// Package lookup turns the words by which people call sides, places, categories and codes into those that a [record.Filter] takes. It is the one place where that is done:
// for the command line, the addresses of pages and the API alike.
package lookup
