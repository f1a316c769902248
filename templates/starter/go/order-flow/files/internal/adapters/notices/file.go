// Package notices tells customers what happened to their orders.
package notices

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"sync"

	"example.com/order-flow/internal/application"
)

// File writes notices into a file, one JSON object a line: put your mail or push service in its place.
type File struct {
	path string
	mu   sync.Mutex
}

func NewFile(path string) *File { return &File{path: path} }

func (f *File) Notify(_ context.Context, notice application.Notice) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := os.MkdirAll(filepath.Dir(f.path), 0o755); err != nil {
		return err
	}
	file, err := os.OpenFile(f.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer file.Close()
	return json.NewEncoder(file).Encode(struct {
		To   string `json:"to"`
		Text string `json:"text"`
	}{notice.CustomerID, "Order " + notice.OrderID + " is on its way."})
}
