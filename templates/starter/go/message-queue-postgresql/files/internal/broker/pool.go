package broker

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"example.com/order-flow/internal/config"
)

// openPool opens a pool that is known to reach the database. A connection that breaks is replaced at its next use.
func openPool(ctx context.Context, url string, adjust func(*pgxpool.Config)) (*pgxpool.Pool, error) {
	settings, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	adjust(settings)
	pool, err := pgxpool.NewWithConfig(ctx, settings)
	if err != nil {
		return nil, err
	}
	return pool, pool.Ping(ctx)
}

// openSchema opens a pool for the stores. Their tables are in a schema of the queue's name: what runs beside this flow in one
// database stays apart.
func openSchema(ctx context.Context, env config.Environment) (*pgxpool.Pool, error) {
	url, err := env.Required("DATABASE_URL")
	if err != nil {
		return nil, err
	}
	settings, err := env.QueueSettings()
	if err != nil {
		return nil, err
	}
	schema := pgx.Identifier{settings.Name}.Sanitize()
	pool, err := openPool(ctx, url, func(pool *pgxpool.Config) { pool.ConnConfig.RuntimeParams["search_path"] = schema })
	if err != nil {
		return nil, err
	}
	return pool, createTables(ctx, pool, "CREATE SCHEMA IF NOT EXISTS "+schema)
}

// createTables takes a lock, which keeps processes that start together out of each other's way.
func createTables(ctx context.Context, pool *pgxpool.Pool, ddl string) error {
	return pgx.BeginFunc(ctx, pool, func(transaction pgx.Tx) error {
		if _, err := transaction.Exec(ctx, "SELECT pg_advisory_xact_lock(hashtext('create tables'))"); err != nil {
			return err
		}
		_, err := transaction.Exec(ctx, ddl)
		return err
	})
}
