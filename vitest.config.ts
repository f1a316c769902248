import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    exclude: ["**/node_modules/**", "**/.work/**"],
    reporters: ["default", "json"],
    outputFile: { json: ".cache/reports/vitest.json" },
    testTimeout: 240_000,
    retry: 0,
  },
});
