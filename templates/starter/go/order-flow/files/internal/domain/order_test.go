package domain

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"
)

func place(lines ...Line) (Order, error) { return PlaceOrder("o-1", "anna", lines) }

func TestOrderSumsUpItsLines(t *testing.T) {
	order, err := place(Line{"TEA", 2, 100}, Line{"MUG", 3, 100})
	if err != nil || order.Total() != 500 {
		t.Errorf("expected 500 cents, found %d, %v", order.Total(), err)
	}
}

func TestOrderTellsWhatWasPlaced(t *testing.T) {
	order, _ := place(Line{"TEA", 2, 100})
	expected := OrderPlaced{"o-1", "anna", []PlacedLine{{"TEA", 2}}, 200}
	text, _ := json.Marshal(order.Placed())
	read, err := ReadOrderPlaced(string(text))
	if err != nil || !reflect.DeepEqual(read, expected) {
		t.Errorf("expected %v, found %v, %v", expected, read, err)
	}
}

func TestOrderHasLinesEachArticleOnce(t *testing.T) {
	for _, lines := range [][]Line{{}, {{"TEA", 1, 100}, {"TEA", 2, 100}}} {
		if _, err := place(lines...); !errors.Is(err, ErrInvalidOrder) {
			t.Errorf("expected %v to be invalid, found %v", lines, err)
		}
	}
}

func TestLineHasAQuantityThatMakesSense(t *testing.T) {
	for quantity, valid := range map[int]bool{-1: false, 0: false, 1: true, 1000: true, 1001: false} {
		if _, err := NewLine("TEA", quantity, 100); errors.Is(err, ErrInvalidOrder) == valid {
			t.Errorf("expected valid to be %t for %d, found %v", valid, quantity, err)
		}
	}
}

func TestIdentifiersHaveNoBlanksOrTheLike(t *testing.T) {
	_, order := NewOrderID("")
	_, customer := NewCustomerID("an na")
	_, sku := NewSKU("tea")
	for _, err := range []error{order, customer, sku} {
		if !errors.Is(err, ErrInvalidOrder) {
			t.Errorf("expected an invalid identifier, found %v", err)
		}
	}
}

func TestEventsOfAnotherShapeAreNotRead(t *testing.T) {
	for _, text := range []string{"null", "{}", `{"orderId":"o-1","customerId":"anna","lines":"TEA"}`} {
		if event, err := ReadOrderPlaced(text); err == nil {
			t.Errorf("expected %s to be refused, found %v", text, event)
		}
	}
}
