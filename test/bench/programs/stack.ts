/** Solves made-up stack problems beside HiGHS and enumeration; see ../stack.ts. */
import { writeSync } from "node:fs";
import { stackBench } from "../stack.ts";

writeSync(1, JSON.stringify(await stackBench()));
