import { SpanKind } from "@opentelemetry/api";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { placeOrder, type PlaceOrderPorts, type PlaceOrderRequest } from "../application/place-order.ts";
import { InvalidOrder, OutOfStock } from "../domain/invalid-order.ts";
import { messageOf, type Log } from "../telemetry/log.ts";
import { contextOf, inSpan } from "../telemetry/spans.ts";

type Answer = readonly [status: number, body: Readonly<Record<string, unknown>>];

const isLine = (line: unknown): boolean =>
  typeof line === "object" &&
  line !== null &&
  "sku" in line &&
  typeof line.sku === "string" &&
  "quantity" in line &&
  typeof line.quantity === "number";

function readRequest(body: unknown): PlaceOrderRequest {
  const request = body as Partial<PlaceOrderRequest> | null;
  const idFits = request?.orderId === undefined || typeof request.orderId === "string";
  if (
    !idFits ||
    typeof request?.customerId !== "string" ||
    !Array.isArray(request.lines) ||
    !request.lines.every(isLine)
  )
    throw new InvalidOrder('Expected {"customerId": string, "lines": [{"sku": string, "quantity": number}]}');
  return request as PlaceOrderRequest;
}

async function accept(ports: PlaceOrderPorts, request: IncomingMessage): Promise<Answer> {
  const body: unknown = await json(request).catch(() => {
    throw new InvalidOrder("Expected JSON");
  });
  const { orderId, total, created } = await placeOrder(ports, readRequest(body));
  return [created ? 201 : 200, { orderId, total: total.cents }];
}

function refusal(error: unknown, log: Log): Answer {
  if (error instanceof InvalidOrder) return [400, { error: error.message }];
  if (error instanceof OutOfStock) return [409, { error: error.message }];
  log("request-failed", { error: messageOf(error) });
  return [500, { error: "The order could not be placed" }];
}

function route(ports: PlaceOrderPorts, request: IncomingMessage): Promise<Answer> {
  if (request.method === "GET" && request.url === "/health") return Promise.resolve([200, { status: "up" }]);
  if (request.method !== "POST" || request.url !== "/orders")
    return Promise.resolve([404, { error: "Not found" }]);
  const settings = { kind: SpanKind.SERVER, parent: contextOf(request.headers) };
  return inSpan("POST /orders", settings, () => accept(ports, request));
}

async function respond(ports: PlaceOrderPorts, log: Log, request: IncomingMessage, response: ServerResponse) {
  const [status, body] = await route(ports, request).catch((error: unknown) => refusal(error, log));
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** The HTTP side of the orders service, not yet listening. */
export function orderServer(ports: PlaceOrderPorts, log: Log): Server {
  return createServer((request, response) => void respond(ports, log, request, response));
}
