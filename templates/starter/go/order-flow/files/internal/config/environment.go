// Package config reads the environment: every variable that .env.example names.
package config

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"example.com/order-flow/internal/messaging"
)

// Environment holds variables by name.
type Environment map[string]string

// Load returns the environment of the process.
func Load() Environment {
	env := Environment{}
	for _, variable := range os.Environ() {
		name, value, _ := strings.Cut(variable, "=")
		env[name] = value
	}
	return env
}

// Text returns the variable, or otherwise when it is not set.
func (e Environment) Text(name, otherwise string) string {
	if value := e[name]; value != "" {
		return value
	}
	return otherwise
}

// Required fails when the variable is not set.
func (e Environment) Required(name string) (string, error) {
	if value := e[name]; value != "" {
		return value, nil
	}
	return "", fmt.Errorf("expected %s in the environment, as in .env.example", name)
}

// WholeNumber fails when the variable is set to something else than a whole number from the least.
func (e Environment) WholeNumber(name string, otherwise, least int) (int, error) {
	value, err := strconv.Atoi(e.Text(name, strconv.Itoa(otherwise)))
	if err != nil || value < least {
		return 0, fmt.Errorf("expected %s to be a whole number from %d, found %q", name, least, e[name])
	}
	return value, nil
}

// DataFile returns the path of a file in DATA_DIR.
func (e Environment) DataFile(name string) string {
	return filepath.Join(e.Text("DATA_DIR", "data"), name)
}

// QueueSettings reads what all brokers share.
func (e Environment) QueueSettings() (messaging.Settings, error) {
	settings := messaging.Settings{Name: e.Text("QUEUE", "orders")}
	var retryBase, lease int
	numbers := []struct {
		name             string
		otherwise, least int
		to               *int
	}{
		{"SHARDS", 4, 1, &settings.Shards},
		{"MAX_ATTEMPTS", 5, 1, &settings.MaxAttempts},
		{"RETRY_BASE_MS", 200, 1, &retryBase},
		{"LEASE_MS", 5000, 100, &lease},
	}
	for _, number := range numbers {
		value, err := e.WholeNumber(number.name, number.otherwise, number.least)
		if err != nil {
			return messaging.Settings{}, err
		}
		*number.to = value
	}
	settings.RetryBase = time.Duration(retryBase) * time.Millisecond
	settings.Lease = time.Duration(lease) * time.Millisecond
	return settings, nil
}
