import type { Environment } from "../config/environment.ts";

interface Article {
  readonly sku: string;
  readonly available: number;
  readonly unitPriceCents: number;
}

const article = (sku: string, unitPriceCents: number): Article => ({
  sku,
  available: 1_000_000,
  unitPriceCents,
});

/** What a new database has in stock; those that make handlers fail or dawdle only where tests ask for faults. */
export function assortment({ FAULTS }: Environment): readonly Article[] {
  const goods = [article("TEA", 450), article("COFFEE", 690), article("MUG", 1200)];
  return FAULTS === "on"
    ? [...goods, article("FAIL-ALWAYS", 100), article("FAIL-TWICE", 100), article("SLOW", 100)]
    : goods;
}
