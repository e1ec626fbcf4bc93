import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import type { SrvData } from "dns-packet";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ConfigError } from "./config.ts";
import { findHead, findOtherHead } from "./discovery.ts";
import { type DnsServer, startDnsServer } from "./fixtures/dns-server.ts";

let dns: DnsServer;
beforeAll(async () => {
  dns = await startDnsServer(() => []);
});
afterAll(() => dns.stop());

const find = (environment: Record<string, string | undefined> = {}, records: Partial<SrvData>[] = []) => {
  dns.asked = [];
  dns.answer = () =>
    records.map((data) => ({ priority: 1, weight: 1, port: 8000, target: "head.example.org", ...data }));
  return findHead({ AGENT_DNS_SERVER: dns.address, ...environment });
};

const SERVICE = { BACKEND_SERVICE_SERVICE_HOST: "10.96.0.7", BACKEND_SERVICE_SERVICE_PORT: "8000" };
const DOMAIN = { AGENT_DISCOVERY_DOMAIN: "Example.org." };

describe("the head is found", () => {
  test("first by HEAD_URL, as it is", async () => {
    const all = { HEAD_URL: "https://a.example", ...SERVICE, ...DOMAIN };
    expect(await find(all, [{}])).toEqual({ url: "https://a.example", by: "HEAD_URL" });
    expect(dns.asked).toEqual([]);
  });

  test("then by the Kubernetes service, under its name where the connection is encrypted", async () => {
    const by = "Kubernetes service backend-service";
    expect(await find({ HEAD_URL: "", ...SERVICE, ...DOMAIN }, [{}])).toEqual({
      url: "https://backend-service:8000",
      by,
    });
    expect(await find({ ...SERVICE, AGENT_ALLOW_HTTP: "true" })).toEqual({
      url: "http://10.96.0.7:8000",
      by,
    });
    const six = { ...SERVICE, BACKEND_SERVICE_SERVICE_HOST: "fd00::7", AGENT_ALLOW_HTTP: "true" };
    expect((await find(six)).url).toBe("http://[fd00::7]:8000");
    expect(dns.asked).toEqual([]);
  });

  test("then by the domain that its owner names", async () => {
    expect(await find(DOMAIN, [{ port: 443 }])).toEqual({
      url: "https://head.example.org:443",
      by: "DNS _ai-defend._tcp.example.org",
      domain: "example.org",
    });
    expect(dns.asked).toEqual(["_ai-defend._tcp.example.org"]);
  });

  test("at the first of several that takes connections", async () => {
    const server = createServer().listen(0, "localhost");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const records = [
      { priority: 1, target: "localhost", port: 1 },
      { priority: 2, target: "localhost", port },
    ];
    expect((await find({ AGENT_DISCOVERY_DOMAIN: "localhost" }, records)).url).toBe(
      `http://localhost:${port}`,
    );
  });

  test("again, elsewhere, when it stays away: the best of the others that takes connections", async () => {
    const listen = async () => {
      const server = createServer().listen(0, "localhost");
      onTestFinished(() => void server.close());
      await once(server, "listening");
      return (server.address() as AddressInfo).port;
    };
    const [best, next] = [await listen(), await listen()];
    const records = [
      { priority: 3, target: "localhost", port: next },
      { priority: 2, target: "localhost", port: best },
      { priority: 1, target: "localhost", port: 1 },
      { priority: 1, target: "head.attacker.example", port: best },
    ];
    const other = async (away: string) => {
      dns.answer = () => records.map((data) => ({ weight: 1, ...data }));
      const environment = { AGENT_DNS_SERVER: dns.address, AGENT_DISCOVERY_DOMAIN: "localhost" };
      return (await findOtherHead(environment, "localhost", away))?.url;
    };
    expect(await other("http://localhost:1")).toBe(`http://localhost:${best}`);
    // It may take connections and yet not answer.
    expect(await other(`http://localhost:${best}`)).toBe(`http://localhost:${next}`);
    records.splice(0, 2);
    expect(await other("http://localhost:1")).toBeUndefined();
    records.length = 0;
    await expect(other("http://localhost:1")).rejects.toThrow("DNS was asked for _ai-defend._tcp.localhost");
  });

  test("by https wherever TLS is set up, and then not on this machine by default", async () => {
    for (const tls of [{ HEAD_CA_FILE: "/ca.pem" }, { AGENT_CERT_FILE: "/agent.pem" }]) {
      const settings = { ...tls, AGENT_ALLOW_HTTP: "true" };
      expect((await find({ ...SERVICE, ...settings })).url).toBe("https://backend-service:8000");
      expect((await find({ ...DOMAIN, ...settings }, [{}])).url).toBe("https://head.example.org:8000");
      await expect(find(tls)).rejects.toThrow(/^No head is found\. HEAD_URL or AGENT_DISCOVERY_DOMAIN says/);
    }
  });

  test("on this machine where nothing else is said", async () => {
    expect(await find()).toEqual({ url: "http://127.0.0.1:8000", by: "default: this machine" });
  });
});

describe("a false answer", () => {
  test("can't name a machine outside of the domain", async () => {
    const away = find(DOMAIN, [
      { target: "head.attacker.example" },
      { target: "example.org.attacker.example" },
    ]);
    await expect(away).rejects.toThrow("DNS names no head at _ai-defend._tcp.example.org.");
  });

  test("brings no plain HTTP: only a certificate for a name of the domain will do", async () => {
    expect((await find(DOMAIN, [{ port: 80 }])).url).toBe("https://head.example.org:80");
    expect((await find({ ...DOMAIN, AGENT_ALLOW_HTTP: "true" }, [{ port: 80 }])).url).toBe(
      "http://head.example.org:80",
    );
  });

  test("reaches nobody whose owner named neither a domain nor an authority", async () => {
    await find({}, [{}]);
    expect(dns.asked).toEqual([]);
  });
});

test.each([
  [{ AGENT_DISCOVERY_DOMAIN: "-x" }, "AGENT_DISCOVERY_DOMAIN"],
  [{ AGENT_DISCOVERY_DOMAIN: "a..b" }, "AGENT_DISCOVERY_DOMAIN"],
  [{ AGENT_DNS_SERVER: "ns.example.org", ...DOMAIN }, "AGENT_DNS_SERVER"],
  [{ AGENT_ALLOW_HTTP: "maybe" }, "AGENT_ALLOW_HTTP"],
])("%o is no setting", async (environment, name) => {
  await expect(find(environment)).rejects.toThrow(ConfigError);
  await expect(find(environment)).rejects.toThrow(name);
});
