// Package sqlite keeps orders and shipments in files below DATA_DIR.
package sqlite

import (
	"context"
	"database/sql"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver, without C
)

// open opens a database file that several processes of this host may share, and creates its tables.
func open(ctx context.Context, path, schema string) (*sql.DB, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(absolute), 0o755); err != nil {
		return nil, err
	}
	settings := url.Values{
		// WAL lets readers and a writer work at once; FULL makes a commit survive a power cut too.
		"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)"},
		// Waits for its turn at the start, where nothing is lost by waiting.
		"_txlock": {"immediate"},
	}
	source := url.URL{Scheme: "file", Path: absolute, RawQuery: settings.Encode()}
	database, err := sql.Open("sqlite", source.String())
	if err != nil {
		return nil, err
	}
	database.SetMaxOpenConns(1)
	_, err = database.ExecContext(ctx, schema)
	return database, err
}

// inTransaction does all of the work or nothing.
func inTransaction(ctx context.Context, database *sql.DB, work func(*sql.Tx) error) error {
	transaction, err := database.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer transaction.Rollback() // Does nothing after the commit.
	if err := work(transaction); err != nil {
		return err
	}
	return transaction.Commit()
}
