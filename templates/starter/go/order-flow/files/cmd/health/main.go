// Command health ends with code 0 when the orders service of this machine is up: an image without a shell has no curl.
package main

import (
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/order-flow/internal/config"
)

func main() {
	client := http.Client{Timeout: 2 * time.Second}
	response, err := client.Get(fmt.Sprintf("http://localhost:%s/health", config.Load().Text("PORT", "3000")))
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		log.Fatalf("expected status 200, found %s", response.Status)
	}
}
