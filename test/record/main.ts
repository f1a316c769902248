import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/repository.ts";
import { recordedExplore } from "./cast.ts";

// npm run record: after a change of the screen or of the facts it shows; then `npx vitest run test/shell/explore-cast.test.ts -u`.
writeFileSync(join(root, "docs/explore.cast"), await recordedExplore());
