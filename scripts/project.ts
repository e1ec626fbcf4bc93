import { resolve } from "node:path";

/** Absolute path of the project. */
export const projectDir = resolve(import.meta.dirname, "..");

/** Where the embedded parts keep their data: `.data` in the project, or DATA_DIR. */
export const dataDir = resolve(projectDir, process.env.DATA_DIR ?? ".data");
