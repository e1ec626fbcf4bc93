import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Manifest, nameOf, parseManifests } from "./manifest.ts";
import { mergePatch } from "./merge.ts";

/** The part of kustomize that is used here. Anything else is an error, so that nothing is left out unseen. */
const Kustomization = z.strictObject({
  apiVersion: z.literal("kustomize.config.k8s.io/v1beta1"),
  kind: z.literal("Kustomization"),
  resources: z.array(z.string()),
  images: z.array(z.strictObject({ name: z.string(), newName: z.string() })).default([]),
  patches: z
    .array(
      z.union([
        z.strictObject({ path: z.string() }),
        z.strictObject({ patch: z.string() }),
        z.strictObject({ target: z.strictObject({ kind: z.string(), name: z.string() }), patch: z.string() }),
      ]),
    )
    .default([]),
});
const Replacements = z.array(
  z.strictObject({ op: z.literal("replace"), path: z.string(), value: z.unknown() }),
);

/** The objects that `kubectl kustomize` makes of a folder. */
export function render(folder: string): Manifest[] {
  const text = readFileSync(join(folder, "kustomization.yaml"), "utf8");
  const kustomization = Kustomization.parse(parseManifests(text)[0]);
  let objects = kustomization.resources.flatMap((resource) => {
    const path = join(folder, resource);
    return statSync(path).isDirectory() ? render(path) : parseManifests(readFileSync(path, "utf8"));
  });
  assertDistinct(objects);
  for (const patch of kustomization.patches) {
    if ("target" in patch) objects = replaceValues(objects, patch.target, patch.patch);
    else {
      const content = "path" in patch ? readFileSync(join(folder, patch.path), "utf8") : patch.patch;
      for (const part of parseManifests(content)) objects = applyPatch(objects, part);
    }
  }
  for (const { name, newName } of kustomization.images)
    objects = objects.map((o) => rename(o, name, newName));
  return objects;
}

function assertDistinct(objects: Manifest[]): void {
  const names = objects.map(nameOf);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`${twice} is there twice.`);
}

function applyPatch(objects: Manifest[], patch: Manifest): Manifest[] {
  const { $patch: directive, ...rest } = patch;
  const index = objects.findIndex((o) => nameOf(o) === nameOf(patch) && o.apiVersion === patch.apiVersion);
  if (index === -1) throw new Error(`There is no ${nameOf(patch)} to patch.`);
  if (directive === undefined) return objects.with(index, mergePatch(objects[index], rest) as Manifest);
  if (directive !== "delete") throw new Error(`$patch: ${JSON.stringify(directive)} is not known here.`);
  return objects.toSpliced(index, 1);
}

function replaceValues(
  objects: Manifest[],
  target: { kind: string; name: string },
  patch: string,
): Manifest[] {
  const index = objects.findIndex(
    ({ kind, metadata }) => kind === target.kind && metadata.name === target.name,
  );
  if (index === -1) throw new Error(`There is no ${target.kind} ${target.name} to patch.`);
  const changed = structuredClone(objects[index]) as Manifest;
  for (const { path, value } of Replacements.parse(parseManifests(patch)[0])) {
    const parts = path.split("/").slice(1);
    const last = parts.pop() ?? "";
    const holder = parts.reduce<any>((node, part) => node?.[part], changed);
    if (holder?.[last] === undefined) throw new Error(`${nameOf(changed)} has no ${path} to replace.`);
    holder[last] = value;
  }
  return objects.with(index, changed);
}

function rename(object: Manifest, name: string, newName: string): Manifest {
  const containers = object.spec?.template?.spec?.containers as { image: string }[] | undefined;
  if (!containers) return object;
  const copy = structuredClone(object);
  for (const container of copy.spec.template.spec.containers) {
    const [repository, tag] = container.image.split(":");
    if (repository === name) container.image = `${newName}:${tag}`;
  }
  return copy;
}
