/** An amount in minor units (cents): never a float, so that sums are exact. */
export class Money {
  readonly cents: number;

  private constructor(cents: number) {
    this.cents = cents;
  }

  static ofCents(cents: number): Money {
    if (!Number.isSafeInteger(cents) || cents < 0)
      throw new RangeError(`Expected whole cents from 0, found ${cents}`);
    return new Money(cents);
  }

  plus(other: Money): Money {
    return Money.ofCents(this.cents + other.cents);
  }

  times(quantity: number): Money {
    return Money.ofCents(this.cents * quantity);
  }
}
