import type { ChannelModel } from "amqplib";

/** What opens channels: a connection, or one that comes back by itself. */
export type Channels = Pick<ChannelModel, "createChannel" | "createConfirmChannel">;
