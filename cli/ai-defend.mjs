#!/usr/bin/env node
// `npx ai-defend …` in a checkout: the way of `npm run cli --`, with the folder where it was called.

process.env.INIT_CWD = process.cwd();
process.argv.splice(2, 0, "cli");
await import("../scripts/bootstrap.mjs");
