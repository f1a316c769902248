import { connect } from "amqplib";
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { environment, queueSettings, required } from "../config/environment.ts";
import { declare, shardQueue } from "./topology.ts";

it("gives all messages of a shard to one of two equal consumers, and to the other one when it goes", async () => {
  const env = environment();
  const settings = { ...queueSettings(env), name: `topology-${randomUUID().slice(0, 8)}`, shards: 1 };
  const queue = shardQueue(settings.name, 0);
  const connection = await connect(required(env, "AMQP_URL"));
  const channel = await connection.createConfirmChannel();
  await declare(channel, settings);
  const got: string[] = [];
  const consume = (name: string) => channel.consume(queue, () => void got.push(name), { noAck: true });
  const first = await consume("first");
  await consume("second");
  const publish = async () => {
    for (let i = 0; i < 6; i++) channel.sendToQueue(queue, Buffer.from("message"));
    await channel.waitForConfirms();
    await delay(200);
  };
  await publish();
  await channel.cancel(first.consumerTag);
  await publish();
  await connection.close();
  assert.deepEqual(got, [...Array<string>(6).fill("first"), ...Array<string>(6).fill("second")]);
});
