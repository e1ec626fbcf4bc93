import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

const head = process.env["HEAD_URL"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  root: "client",
  plugins: [solid()],
  build: { outDir: "../dist/client", emptyOutDir: true, target: "es2022", assetsInlineLimit: 0 },
  server: {
    proxy: {
      "/graphql": { target: head, ws: true },
      "/api": head,
      "/artifacts": head,
      "/imports": head,
    },
  },
});
