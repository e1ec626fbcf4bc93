// For containers: ends with 0 where the head on this machine can serve, else with 1. PORT is the head's own.
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

const TIMEOUT_MS = 4_000;
const { PORT = "8000", TLS_CERT_FILE } = process.env;
const options = { host: "127.0.0.1", port: Number(PORT), path: "/readyz", timeout: TIMEOUT_MS };

process.exitCode = 1;
// The certificate is for other names than this one, and only the answer matters.
const asked = TLS_CERT_FILE ? requestHttps({ ...options, rejectUnauthorized: false }) : requestHttp(options);
asked.on("response", ({ statusCode }) => {
  process.exitCode = statusCode === 200 ? 0 : 1;
  asked.destroy();
});
asked.on("timeout", () => asked.destroy());
asked.on("error", () => undefined);
asked.end();
