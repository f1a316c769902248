/** The customer asked for something that cannot be an order. */
export class InvalidOrder extends Error {}

/** There is not enough of an article. */
export class OutOfStock extends Error {}
