import { SpanKind } from "@opentelemetry/api";
import { readOrderPlaced } from "../domain/order-placed.ts";
import type { Notice, Notifier, ShipmentRepository } from "../domain/ports.ts";
import type { Delivery, Handler } from "../messaging/message-queue.ts";
import type { Log } from "../telemetry/log.ts";
import { inFollowingTrace, traceHeaders } from "../telemetry/spans.ts";

/** Where a test may let the process die; in production nothing happens there. */
export type CrashPoint = (point: "before-handling" | "after-effect", messageId: string) => void;

export interface FulfilmentPorts {
  readonly shipments: ShipmentRepository;
  readonly notifier: Notifier;
  readonly log: Log;
  readonly crashPoint: CrashPoint;
}

async function ship(ports: FulfilmentPorts, delivery: Delivery): Promise<void> {
  const { orderId, customerId } = readOrderPlaced(delivery.body);
  const notice = { messageId: delivery.id, orderId, customerId, headers: traceHeaders() };
  const first = await ports.shipments.add(notice);
  ports.log(first ? "fulfilled" : "duplicate", { messageId: delivery.id, orderId, customerId });
}

async function send({ notifier, shipments }: FulfilmentPorts, notice: Notice): Promise<void> {
  await inFollowingTrace(
    "notify customer",
    notice.headers,
    { attributes: { "order.id": notice.orderId } },
    () => notifier.notify(notice),
  );
  await shipments.markSent(notice.messageId);
}

/** Tells customers of shipments that they were not told of yet. Told twice, after a crash in between, beats not told. */
export async function sendNotices(ports: FulfilmentPorts, messageId?: string): Promise<void> {
  const waiting = await ports.shipments.unsentNotices();
  for (const notice of waiting)
    if (messageId === undefined || notice.messageId === messageId) await send(ports, notice);
}

/** Handles OrderPlaced. Safe to call twice: the effect and the message id are recorded together, and the id only once. */
export function fulfilOrder(ports: FulfilmentPorts): Handler {
  return async (delivery) => {
    ports.crashPoint("before-handling", delivery.id);
    const attributes = {
      "messaging.message.id": delivery.id,
      "messaging.delivery.attempt": delivery.attempt,
    };
    await inFollowingTrace(
      "process order-placed",
      delivery.headers,
      { kind: SpanKind.CONSUMER, attributes },
      () => ship(ports, delivery),
    );
    ports.crashPoint("after-effect", delivery.id);
    await sendNotices(ports, delivery.id);
  };
}
