// Package web shows the record: pages for people, an API for programs, both served by one handler ([New]).
//
// The pages are made on the server and work without script. What a page shows has an address; what a list shows can be
// fetched from the API and exported in every layout. Reports are hostile text: everything is escaped, no page holds
// script or style of its own, and the handler calls nobody.
package web
