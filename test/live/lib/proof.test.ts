import { describe, expect, it } from "vitest";
import { Proof, type StarterEntry } from "../../../src/model/starter.ts";
import type { ComposedStarter } from "./compose-starter.ts";
import { describeProof, proofOf } from "./proof.ts";

const entry = (id: string, hash: string): StarterEntry => ({
  id,
  title: id,
  language: "typescript",
  provides: "base",
  file: `${id}.js`,
  hash,
});

const RAN_ON = [{ name: "redis", version: "7.0.15" }];

function starter(base: string, proof?: Proof): ComposedStarter {
  const proved = { ...entry("queue", "2"), ...(proof === undefined ? {} : { proof }) };
  return {
    id: "typescript/queue",
    language: "typescript",
    option: "redis",
    commands: {} as ComposedStarter["commands"],
    service: "broker",
    files: [],
    parts: [entry("base", base), proved],
  };
}

describe("the proof of a starter", () => {
  const proof = proofOf(starter("1"), ["order-per-key"], RAN_ON, "2026-01-02");

  it("names the files it holds for, and is valid", () => {
    expect(Proof.parse(proof)).toEqual(proof);
    expect(proof.hashes).toEqual({ base: "1", queue: "2" });
  });

  it("holds as long as no part has changed", () => {
    expect(describeProof(starter("1", proof))).toBe(
      "proof of typescript/queue: ran on 2026-01-02 with redis 7.0.15, holds",
    );
  });

  it("is stale when a part has changed, the base too", () => {
    expect(describeProof(starter("other", proof))).toContain("STALE");
  });

  it("is missed when there is none", () => {
    expect(describeProof(starter("1"))).toBe("proof of typescript/queue: none is stored");
  });
});
