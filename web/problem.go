package web

import (
	"encoding/json"
	"net/http"
)

// problem answers with application/problem+json (RFC 9457).
func problem(w http.ResponseWriter, status int, what string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(struct {
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
	}{http.StatusText(status), status, what})
}
