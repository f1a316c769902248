import type { OrderRepository, ShipmentRepository, Stock } from "../domain/ports.ts";

interface Closable {
  close(): Promise<void>;
}

export interface OrderStore extends OrderRepository, Stock, Closable {}

export interface ShipmentStore extends ShipmentRepository, Closable {}
