package flow

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"example.com/order-flow/internal/messaging"
)

func TestShipsWhatWasOrderedAndTellsTheCustomer(t *testing.T) {
	flow := startFlow(t)
	status, answer := flow.place(order("o-1", "anna", "TEA"), nil)
	if status != http.StatusCreated || strings.TrimSpace(answer) != `{"orderId":"o-1","total":450}` {
		t.Errorf("expected 201 with id and total, found %d %s", status, answer)
	}
	until(t, "the customer was told", func() bool {
		notices, _ := os.ReadFile(flow.noticesFile)
		return string(notices) == `{"to":"anna","text":"Order o-1 is on its way."}`+"\n"
	})
	flow.expectShipped("anna", "o-1")
}

func TestPlacesAnOrderThatIsSentTwiceOnce(t *testing.T) {
	flow := startFlow(t)
	flow.expectStatus(http.StatusCreated, order("o-2", "ben", "TEA"))
	flow.expectStatus(http.StatusOK, order("o-2", "ben", "TEA"))
	flow.expectStatus(http.StatusCreated, order("o-3", "ben", "TEA"))
	flow.untilShipped("ben", "o-3")
	flow.expectShipped("ben", "o-2", "o-3")
}

func TestShipsAMessageThatIsDeliveredTwiceOnce(t *testing.T) {
	flow := startFlow(t)
	for _, message := range []messaging.Message{
		{ID: "m-1", Key: "cem", Body: `{"orderId":"o-4","customerId":"cem","lines":[]}`},
		{ID: "m-1", Key: "cem", Body: `{"orderId":"o-4","customerId":"cem","lines":[]}`},
		{ID: "m-2", Key: "cem", Body: `{"orderId":"o-5","customerId":"cem","lines":[]}`},
	} {
		expectNo(t, flow.queue.Publish(t.Context(), message))
	}
	flow.untilShipped("cem", "o-5")
	flow.expectShipped("cem", "o-4", "o-5")
}

func TestShipsAfterFailuresAndDeadLettersWhatAlwaysFails(t *testing.T) {
	flow := startFlow(t)
	for _, sku := range []string{"FAIL-TWICE", "FAIL-ALWAYS", "TEA"} {
		flow.expectStatus(http.StatusCreated, order("dan-"+sku, "dan", sku))
	}
	flow.untilShipped("dan", "dan-TEA")
	flow.expectShipped("dan", "dan-FAIL-TWICE", "dan-TEA")
	letters, err := flow.queue.DeadLetters(t.Context())
	expectNo(t, err)
	if len(letters) != 1 || letters[0].Key != "dan" || letters[0].Attempts != 3 || letters[0].Reason != "fault on demand" {
		t.Errorf("expected one dead letter after 3 attempts, found %v", letters)
	}
}

func TestRefusesWhatCannotBeAnOrder(t *testing.T) {
	flow := startFlow(t)
	for _, body := range []string{
		order("o-6", "eva", "GOLD"),
		order("", "eva", "TEA"),
		`{"customerId":"eva","lines":[]}`,
		`{"lines":[{"sku":"TEA","quantity":1}]}`,
		`{"customerId":"eva","lines":[{"sku":"TEA"}]}`,
		`{"customerId":"eva","lines":[{"sku":"TEA","quantity":1.5}]}`,
		"{",
	} {
		flow.expectStatus(http.StatusBadRequest, body)
	}
	flow.expectShipped("eva")
}

func TestAnswersThatItIsUpAndKnowsNoOtherPages(t *testing.T) {
	flow := startFlow(t)
	for path, expected := range map[string]int{"/health": http.StatusOK, "/other": http.StatusNotFound} {
		response, err := http.Get(flow.url + path)
		expectNo(t, err)
		response.Body.Close()
		if response.StatusCode != expected {
			t.Errorf("expected status %d for %s, found %s", expected, path, response.Status)
		}
	}
}
