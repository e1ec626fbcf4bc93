import fc from "fast-check";

/**
 * Property tests try the same inputs in each run, so that a change is judged by what it changed. `FUZZ_SEED=random` tries new
 * ones, `FUZZ_SEED=42` those of a report.
 */
const wanted = process.env.FUZZ_SEED ?? "20261130";

if (wanted !== "random") fc.configureGlobal({ seed: Number(wanted) });
