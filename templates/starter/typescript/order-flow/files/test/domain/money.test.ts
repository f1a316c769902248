import assert from "node:assert/strict";
import { it } from "node:test";
import { Money } from "../../src/domain/money.ts";

it("adds and multiplies in whole cents", () => {
  assert.equal(Money.ofCents(450).times(3).plus(Money.ofCents(10)).cents, 1360);
});

for (const cents of [-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])
  it(`is not made of ${cents}`, () => {
    assert.throws(() => Money.ofCents(cents), RangeError);
  });
