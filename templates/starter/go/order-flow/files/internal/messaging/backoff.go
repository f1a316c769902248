package messaging

import "time"

const longestBackoff = 30 * time.Second

// Backoff returns how long to wait after the given attempt (1 is the first): doubles each time, up to 30 s.
func Backoff(base time.Duration, attempt int) time.Duration {
	wait := base
	for i := 1; i < attempt && wait < longestBackoff; i++ {
		wait *= 2
	}
	return min(wait, longestBackoff)
}
