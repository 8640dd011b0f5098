package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed assets
var assetFiles embed.FS

// assets are the files that pages load. Their addresses carry a hash of what they hold, so that browsers may keep them.
type assets struct {
	files map[string]asset // by name without hash
}

type asset struct {
	data []byte
	kind string
	hash string
}

func loadAssets() (*assets, error) {
	a := &assets{files: map[string]asset{}}
	entries, err := fs.ReadDir(assetFiles, "assets")
	if err != nil {
		return nil, fmt.Errorf("assets: %w", err)
	}
	for _, e := range entries {
		data, err := fs.ReadFile(assetFiles, "assets/"+e.Name())
		if err != nil {
			return nil, fmt.Errorf("assets: %w", err)
		}
		if e.Name() == "style.css" {
			data = append(data, lights()...)
		}
		sum := sha256.Sum256(data)
		kind := mime.TypeByExtension(path.Ext(e.Name()))
		if strings.HasSuffix(e.Name(), ".js") {
			kind = "text/javascript; charset=utf-8"
		}
		a.files[e.Name()] = asset{data, kind, hex.EncodeToString(sum[:6])}
	}
	return a, nil
}

// path returns the address of a file.
func (a *assets) path(name string) string { return "/assets/" + name + "?v=" + a.files[name].hash }

// ServeHTTP sends a file.
func (a *assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := a.files[r.PathValue("name")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", f.kind)
	w.Header().Set("ETag", `"`+f.hash+`"`)
	w.Header().Set("Cache-Control", "no-cache")
	if r.URL.Query().Get("v") == f.hash {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	http.ServeContent(w, r, "", time.Time{}, strings.NewReader(string(f.data)))
}
