import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { policySchema } from "../agent/policy.ts";
import { projectDir } from "../scripts/project.ts";
import { findProgram } from "../scripts/tools.ts";
import { knownSettings } from "./containers/settings.ts";
import { type Manifest, nameOf, parseManifests } from "./kubernetes/manifest.ts";
import { inOrder } from "./kubernetes/merge.ts";
import { find, type Pod, podsOf, quantity, valuesOf } from "./kubernetes/pods.ts";
import { render } from "./kubernetes/render.ts";
import { problemOf, typeProblems } from "./kubernetes/schema.ts";
import { findBlock } from "./support/doc-blocks.ts";

const folderOf = (name: string) => join(projectDir, "k8s", name);
const folders = [
  "base",
  "overlays/dev",
  "overlays/production",
  "overlays/multi-region/eu",
  "overlays/multi-region/us",
];
const rendered = folders.map((name) => ({ name, manifests: render(folderOf(name)) }));
const everywhere = rendered.map(({ name, manifests }) => [name, manifests] as const);
const pods = (manifests: Manifest[], ...names: string[]) =>
  podsOf(manifests).filter(({ name }) => names.length === 0 || names.includes(name));

/** The standard "restricted" of Kubernetes, as far as these manifests use its fields. */
function isRestricted({ spec, containers }: Pod): boolean {
  const { securityContext, hostNetwork, hostPID, hostIPC, volumes = [] } = spec;
  return (
    !hostNetwork &&
    !hostPID &&
    !hostIPC &&
    securityContext.runAsNonRoot === true &&
    securityContext.runAsUser > 0 &&
    securityContext.seccompProfile.type === "RuntimeDefault" &&
    volumes.every((volume: object) => !("hostPath" in volume)) &&
    containers.every(
      ({ securityContext: own }) =>
        own.allowPrivilegeEscalation === false &&
        !own.privileged &&
        own.capabilities.drop.includes("ALL") &&
        !own.capabilities.add,
    )
  );
}

describe.each(everywhere)("k8s/%s", (name, manifests) => {
  it("is valid by Kubernetes' schemas, and has no field that Kubernetes does not know", async () => {
    const problems = await Promise.all(manifests.map(problemOf));
    expect(problems.filter(Boolean)).toEqual([]);
    expect(await typeProblems(manifests)).toBe("");
  });

  it.skipIf(!findProgram(["kubectl"]) && process.env.CI !== "true")(
    "is what kubectl makes of it",
    async () => {
      const { stdout } = await execa("kubectl", ["kustomize", folderOf(name)]);
      const byName = (a: Manifest, b: Manifest) => nameOf(a).localeCompare(nameOf(b));
      expect(manifests.toSorted(byName).map((one) => inOrder(one))).toEqual(
        parseManifests(stdout)
          .toSorted(byName)
          .map((one) => inOrder(one)),
      );
    },
  );

  it("lies in the namespace ai-defend and grants no rights of the cluster", () => {
    const outside = manifests.filter(
      ({ kind, metadata }) => kind !== "Namespace" && metadata.namespace !== "ai-defend",
    );
    expect(outside).toEqual([]);
    expect(manifests.filter(({ kind }) => /Role|Binding|^Secret$/.test(kind)).map(nameOf)).toEqual([]);
    for (const { spec } of podsOf(manifests)) expect(spec.automountServiceAccountToken).toBe(false);
    const accounts = manifests.filter(({ kind }) => kind === "ServiceAccount");
    expect(accounts.map(({ automountServiceAccountToken }) => automountServiceAccountToken)).toEqual(
      accounts.map(() => false),
    );
  });

  it("shuts every container in: read-only, no capabilities, seccomp, limits of all it uses", () => {
    for (const { spec, containers } of podsOf(manifests)) {
      expect(spec.securityContext.seccompProfile).toEqual({ type: "RuntimeDefault" });
      for (const { securityContext, resources } of containers) {
        expect(securityContext).toMatchObject({
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        });
        expect(Object.keys(resources.limits)).toEqual(["cpu", "memory", "ephemeral-storage"]);
        expect(Object.keys(resources.requests)).toEqual(["cpu", "memory", "ephemeral-storage"]);
      }
      for (const { emptyDir } of (spec.volumes ?? []).filter((volume: object) => "emptyDir" in volume))
        expect(quantity(emptyDir.sizeLimit)).toBeGreaterThan(0);
    }
  });

  it("asks for more than restricted only where scanners need it", () => {
    expect(
      podsOf(manifests)
        .filter((pod) => !isRestricted(pod))
        .map((pod) => pod.name),
    ).toEqual(["scanner-agent", "node-agent"]);
    const [scanner, node] = pods(manifests, "scanner-agent", "node-agent") as [Pod, Pod];
    expect(scanner.containers[0].securityContext.capabilities.add).toEqual(["NET_RAW"]);
    expect(scanner.spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10002 });
    expect(node.containers[0].securityContext.capabilities.add.toSorted()).toEqual([
      "DAC_READ_SEARCH",
      "KILL",
      "SETGID",
      "SETPCAP",
      "SETUID",
      "SYS_CHROOT",
    ]);
    expect(node.containers[0].securityContext.allowPrivilegeEscalation).toBe(false);
    for (const { spec } of [scanner, node])
      expect(spec.hostNetwork ?? spec.hostPID ?? spec.hostIPC).toBeUndefined();
  });

  it("mounts the nodes' files for node agents alone, and for reading alone", () => {
    const withHost = podsOf(manifests).filter(({ spec }) =>
      (spec.volumes ?? []).some((v: object) => "hostPath" in v),
    );
    expect(withHost.map(({ name: pod }) => pod)).toEqual(["node-agent"]);
    const [agent] = withHost[0]?.containers ?? [];
    const { AGENT_HOST_ROOT: host = "", AGENT_AUDIT_ROOT: audit = "" } = valuesOf(agent);
    const mounts: any[] = agent.volumeMounts;
    const readOnly = { name: "host", readOnly: true, recursiveReadOnly: "Enabled" };
    expect(mounts.filter(({ name: volume }) => volume === "host")).toEqual([
      { ...readOnly, mountPath: host },
      { ...readOnly, mountPath: audit },
    ]);
    const identity = agent.env.find(({ name: variable }: { name: string }) => variable === "AGENT_IDENTITY");
    expect(identity.valueFrom.fieldRef.fieldPath).toBe("spec.nodeName");
  });

  it("keeps node agents from the sockets of the node's services, and audits from its disk", () => {
    const [{ spec, containers }] = pods(manifests, "node-agent") as [Pod];
    const { AGENT_HOST_ROOT: host = "", AGENT_AUDIT_ROOT: audit = "" } = valuesOf(containers[0]);
    const mounts: any[] = containers[0].volumeMounts;
    for (const [place, readOnly] of [
      [`${host}/run`, true],
      [`${audit}/run`, undefined],
      [`${audit}/tmp`, undefined],
    ]) {
      const mount = mounts.find(({ mountPath }) => mountPath === place);
      expect([place, mount?.readOnly]).toEqual([place, readOnly]);
      // What is mounted into a mount comes after it, and lies in memory: nothing of an audit reaches the node's disk.
      expect(mounts.indexOf(mount)).toBeGreaterThan(
        mounts.findIndex(({ mountPath }) => String(place).startsWith(`${mountPath}/`)),
      );
      const { emptyDir } = spec.volumes.find(({ name: volume }: any) => volume === mount.name);
      expect(emptyDir.medium).toBe("Memory");
    }
  });

  it("gives agents tokens for the head alone, where they look for them", () => {
    for (const {
      spec,
      containers: [agent],
    } of pods(manifests, "scanner-agent", "node-agent")) {
      const { projected } = spec.volumes.find(
        ({ name: volume }: { name: string }) => volume === "enrollment",
      );
      const { serviceAccountToken: token } = projected.sources[0];
      const mount = agent.volumeMounts.find(({ name: volume }: { name: string }) => volume === "enrollment");
      expect(valuesOf(agent).ENROLLMENT_TOKEN_FILE).toBe(`${mount.mountPath}/${token.path}`);
      const [head] = pods(manifests, "head")[0]?.containers ?? [];
      const { KUBERNETES_TOKEN_AUDIENCE, KUBERNETES_SERVICE_ACCOUNTS } = valuesOf(head);
      expect(token.audience).toBe(KUBERNETES_TOKEN_AUDIENCE);
      expect(KUBERNETES_SERVICE_ACCOUNTS?.split(",")).toContain(`ai-defend/${spec.serviceAccountName}`);
      expect(find(manifests, "ServiceAccount", spec.serviceAccountName)).toBeDefined();
      expect(agent.env.map(({ name: variable }: { name: string }) => variable)).not.toContain(
        "ENROLLMENT_TOKEN",
      );
    }
  });

  it("has policies that agents accept, and lets them reach just what they may scan", async () => {
    for (const agent of ["scanner-agent", "node-agent"]) {
      const text = find(manifests, "ConfigMap", `${agent}-policy`).data?.["policy.yaml"] ?? "";
      expect(policySchema.safeParse(parse(text)).error).toBeUndefined();
      const { spec } = find(manifests, "NetworkPolicy", agent);
      const blocks = spec.egress.flatMap(({ to }: any) =>
        to.flatMap(({ ipBlock }: any) => ipBlock?.cidr ?? []),
      );
      expect(blocks).toEqual(parse(text).allow.networks ?? []);
    }
  });

  it("calls images, ports, services and selectors by one name each", async () => {
    const { version } = JSON.parse(await readFile(join(projectDir, "package.json"), "utf8"));
    for (const { name: pod, kind, labels, spec, containers } of podsOf(manifests)) {
      for (const { image, command, volumeMounts = [] } of containers) {
        const own = /ai-defend\/(head|agent):(.+)$/.exec(image);
        if (own) expect(own[2]).toBe(version);
        for (const part of command ?? [])
          if (String(part).endsWith(".ts")) await readFile(join(projectDir, part));
        const volumes = [...(spec.volumes ?? []).map((v: any) => v.name), "data"];
        for (const mount of volumeMounts) expect(volumes).toContain(mount.name);
      }
      const { selector } =
        manifests.find(({ kind: k, metadata }) => k === kind && metadata.name === pod)?.spec ?? {};
      if (selector) expect(labels).toMatchObject(selector.matchLabels);
    }
    for (const { kind, spec } of manifests.filter((one) => one.kind === "Service")) {
      const [pod] = podsOf(manifests).filter(({ labels }) => labels.app === spec.selector.app);
      for (const { targetPort } of spec.ports)
        expect([kind, pod?.containers[0].ports.map(({ name: port }: { name: string }) => port)]).toEqual([
          kind,
          expect.arrayContaining([targetPort]),
        ]);
    }
  });

  it("asks the head for its health where the head answers", async () => {
    const code = await readFile(join(projectDir, "server/http.ts"), "utf8");
    const [head] = pods(manifests, "head")[0]?.containers ?? [];
    for (const probe of [head.startupProbe, head.livenessProbe, head.readinessProbe]) {
      expect(code).toContain(`path === "${probe.httpGet.path}"`);
      expect(probe.httpGet.port).toBe("http");
      expect(probe.httpGet.scheme ?? "HTTP").toBe(valuesOf(head).TLS_CERT_FILE ? "HTTPS" : "HTTP");
    }
    const portOf = (port: string) =>
      head.ports.find((one: { name: string }) => one.name === port).containerPort;
    expect(valuesOf(head)).toMatchObject({
      PORT: String(portOf("http")),
      METRICS_PORT: String(portOf("metrics")),
    });
  });

  it("sets what head and agents know, and names their secrets where they look for them", () => {
    for (const { name: pod, spec, containers } of pods(
      manifests,
      "head",
      "migrate",
      "scanner-agent",
      "node-agent",
    )) {
      const known = knownSettings(pod.endsWith("agent") ? "agent" : "head");
      for (const { env, volumeMounts } of containers)
        for (const { name: variable, value = "" } of env) {
          expect(known).toContain(variable);
          if (!variable.endsWith("_FILE")) continue;
          const mount = volumeMounts.find(({ mountPath }: { mountPath: string }) =>
            value.startsWith(`${mountPath}/`),
          );
          expect(mount).toBeDefined();
          expect(spec.volumes.map((volume: { name: string }) => volume.name)).toContain(mount.name);
        }
    }
  });

  it("has room for all replicas in its quota", () => {
    const { hard } = find(manifests, "ResourceQuota", "ai-defend").spec;
    const most = (pod: Pod) => {
      if (pod.kind === "DaemonSet") return 50;
      const scaler = manifests.find(
        ({ kind, spec }) => kind === "HorizontalPodAutoscaler" && spec.scaleTargetRef.name === pod.name,
      );
      return (scaler?.spec.maxReplicas ?? 1) + 1; // one more while a new version comes
    };
    for (const [side, resource] of [
      ["requests", "cpu"],
      ["requests", "memory"],
      ["limits", "cpu"],
      ["limits", "memory"],
      ["requests", "ephemeral-storage"],
    ]) {
      const sum = podsOf(manifests).reduce(
        (total, pod) =>
          total +
          most(pod) *
            pod.containers.reduce(
              (own, { resources }) => own + quantity(resources[side as string][resource as string]),
              0,
            ),
        0,
      );
      expect(sum).toBeLessThanOrEqual(quantity(hard[`${side}.${resource}`]));
    }
    expect(podsOf(manifests).reduce((total, pod) => total + most(pod), 0)).toBeLessThanOrEqual(
      Number(hard.pods),
    );
  });
});

describe("heads", () => {
  it("are several, spread, kept by a disruption budget, and replaced one by one", () => {
    for (const { manifests } of rendered.filter(({ name }) => name !== "overlays/dev")) {
      const { spec } = find(manifests, "Deployment", "head");
      expect(find(manifests, "HorizontalPodAutoscaler", "head").spec.minReplicas).toBeGreaterThanOrEqual(2);
      expect(find(manifests, "PodDisruptionBudget", "head").spec).toMatchObject({
        minAvailable: 1,
        selector: spec.selector,
      });
      expect(spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
      expect(spec.template.spec.topologySpreadConstraints).toHaveLength(2);
      expect(spec.replicas).toBeUndefined(); // or each apply would undo the autoscaler's work
    }
  });

  it("take from secrets in production what docs/deploy.md says to make", async () => {
    const docs = await readFile(join(projectDir, "docs/deploy.md"), "utf8");
    const made = new Map(
      [...docs.matchAll(/^kubectl create secret \w+ ([\w-]+) -n ai-defend (.+)$/gm)].map(
        ([, name, files]) => [name, files],
      ),
    );
    const production = rendered.find(({ name }) => name === "overlays/production")?.manifests ?? [];
    const { metadata, spec } = find(production, "Ingress", "head");
    const { "nginx.ingress.kubernetes.io/proxy-ssl-secret": authority } = metadata.annotations as Record<
      string,
      string
    >;
    const mounted = podsOf(production).flatMap(({ spec: { volumes = [] } }) =>
      volumes.flatMap(({ secret, projected }: any) => [
        secret?.secretName,
        ...(projected?.sources ?? []).map((source: any) => source.secret?.name),
      ]),
    );
    const named = authority?.replace("ai-defend/", "");
    const needed = [...mounted.filter(Boolean), named, spec.tls[0].secretName];
    expect(new Set(made.keys())).toEqual(new Set(needed));
    // The controller checks the head's certificate by the authority that agents check it by.
    expect(made.get(named)).toContain("ca.crt=head-ca.crt");
    expect(made.get("node-agent-tls")).toContain("ca.crt=head-ca.crt");
  });

  it("are reached by browsers through an ingress that keeps WebSockets open", () => {
    for (const { manifests } of rendered.filter(({ name }) => name !== "overlays/dev")) {
      const { metadata, spec } = find(manifests, "Ingress", "head");
      expect(metadata.annotations).toMatchObject({
        "nginx.ingress.kubernetes.io/proxy-read-timeout": "3600",
      });
      expect(spec.rules[0].http.paths[0].backend.service).toEqual({
        name: "backend-service",
        port: { name: "http" },
      });
      const [head] = pods(manifests, "head")[0]?.containers ?? [];
      expect(valuesOf(head).PUBLIC_URL).toBe(`https://${spec.rules[0].host}`);
      expect(spec.tls[0].hosts).toEqual([spec.rules[0].host]);
    }
  });
});

describe("scanner agents", () => {
  it("are scaled by what waits in the queue", () => {
    const { spec } = find(render(folderOf("base")), "HorizontalPodAutoscaler", "scanner-agent");
    expect(spec.scaleTargetRef).toEqual({ apiVersion: "apps/v1", kind: "Deployment", name: "scanner-agent" });
    expect(spec.metrics[0].external.metric).toEqual({
      name: "ai_defend_assignments",
      selector: { matchLabels: { state: "QUEUED" } },
    });
  });

  it("come with one file that is a part of the base, and that no autoscaler hinders from being scaled by hand", async () => {
    expect(realpathSync(folderOf("scanner-deployment.yaml"))).toBe(folderOf("base/scanner-deployment.yaml"));
    const alone = parseManifests(await readFile(folderOf("scanner-deployment.yaml"), "utf8"));
    expect(alone.map(nameOf)).toEqual([
      "Namespace ai-defend",
      "ServiceAccount ai-defend/scanner-agent",
      "ConfigMap ai-defend/scanner-agent-policy",
      "Deployment ai-defend/scanner-agent",
      "NetworkPolicy ai-defend/default-deny",
      "NetworkPolicy ai-defend/scanner-agent",
    ]);
    const deployment = find(alone, "Deployment", "scanner-agent");
    expect(deployment.spec.template.metadata.labels).toEqual({ app: "scanner" });
    expect(deployment.spec.replicas).toBeUndefined();
  });

  it("carry their region as a label, each to the heads of its own cluster", () => {
    for (const region of ["eu", "us"]) {
      const manifests = render(folderOf(`overlays/multi-region/${region}`));
      for (const {
        containers: [agent],
      } of pods(manifests, "scanner-agent", "node-agent"))
        expect(valuesOf(agent)).toMatchObject({
          AGENT_LABELS: expect.stringMatching(`,region=${region}$`),
          HEAD_URL: "https://backend-service:8000",
        });
      expect(find(manifests, "Ingress", "head").spec.rules[0].host).toBe(`${region}.ai-defend.example.org`);
    }
  });
});

describe("transport", () => {
  it("is encrypted in production, and both sides show certificates", () => {
    for (const { manifests } of rendered.filter(({ name }) => /production|region/.test(name))) {
      const [head] = pods(manifests, "head")[0]?.containers ?? [];
      expect(valuesOf(head)).toMatchObject({
        AGENT_CERTIFICATES: "required",
        TLS_CERT_FILE: expect.any(String),
      });
      for (const {
        containers: [agent],
      } of pods(manifests, "scanner-agent", "node-agent"))
        expect(valuesOf(agent)).toMatchObject({
          HEAD_URL: "https://backend-service:8000",
          AGENT_ALLOW_HTTP: "false",
          HEAD_CA_FILE: expect.any(String),
          AGENT_CERT_FILE: expect.any(String),
          AGENT_KEY_FILE: expect.any(String),
        });
    }
  });
});

it("is what the page says of an agent's pod", async () => {
  const spec = parse(findBlock("docs/kubernetes-tokens.md", "# the agent's pod"));
  for (const container of spec.containers) container.image = "ai-defend/agent";
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "agent" }, spec };
  expect(await problemOf(pod)).toBeNull();
  expect(await typeProblems([pod])).toBe("");
  const [{ env }] = spec.containers;
  expect(knownSettings("agent")).toEqual(
    expect.arrayContaining(env.map(({ name }: { name: string }) => name)),
  );
});

describe("the schemas", () => {
  const [deployment] = render(folderOf("base")).filter(({ kind }) => kind === "Deployment") as [Manifest];

  it("find a wrong type, a missing field, a misspelt field and an unknown kind", async () => {
    const changed = (spec: object) => ({ ...deployment, spec: { ...deployment.spec, ...spec } });
    expect(await problemOf(changed({ replicas: "two" }))).toMatch(/replicas must be integer/);
    expect(await problemOf(changed({ selector: undefined }))).toMatch(/selector/);
    expect(await problemOf({ ...deployment, kind: "Deploymnt" })).toMatch(/has no Deploymnt/);
    expect(await typeProblems([changed({ replica: 2 })])).toMatch(/"replica"' does not exist/);
  });
});
