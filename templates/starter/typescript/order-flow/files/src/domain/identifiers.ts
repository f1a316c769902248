import { InvalidOrder } from "./invalid-order.ts";

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type OrderId = Branded<"OrderId">;
export type CustomerId = Branded<"CustomerId">;
export type Sku = Branded<"Sku">;

function identifier(name: string, pattern: RegExp, text: string): string {
  if (!pattern.test(text))
    throw new InvalidOrder(`Expected ${name} to match ${pattern.source}, found "${text}"`);
  return text;
}

export const orderId = (text: string) => identifier("orderId", /^[\w.-]{1,64}$/, text) as OrderId;
export const customerId = (text: string) => identifier("customerId", /^[\w.-]{1,64}$/, text) as CustomerId;
export const sku = (text: string) => identifier("sku", /^[A-Z0-9-]{1,32}$/, text) as Sku;
