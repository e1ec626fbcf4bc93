type Value = unknown;
type Fields = Record<string, Value>;

/** By which field Kubernetes tells items of a list apart when it merges; all other lists are replaced as a whole. */
const MERGE_KEYS: Record<string, readonly string[]> = {
  containers: ["name"],
  env: ["name"],
  volumes: ["name"],
  volumeMounts: ["mountPath"],
  ports: ["containerPort", "port"],
};

/** The object with a strategic merge patch applied: fields are merged, null removes one, lists merge by their key. */
export function mergePatch(base: Value, patch: Value): Value {
  if (!isFields(patch) || !isFields(base)) return patch;
  const merged: Fields = { ...base };
  for (const [name, value] of Object.entries(patch)) {
    if (name.startsWith("$")) throw new Error(`The directive ${name} is not known here.`);
    if (value === null) delete merged[name];
    else
      merged[name] = Array.isArray(value)
        ? mergeList(name, base[name], value)
        : mergePatch(base[name], value);
  }
  return merged;
}

function mergeList(name: string, base: Value, patch: Value[]): Value[] {
  const key = MERGE_KEYS[name]?.find((field) => patch.every((item) => isFields(item) && field in item));
  if (!key || !Array.isArray(base)) return patch;
  const merged = [...base];
  for (const item of patch as Fields[]) {
    const index = merged.findIndex((known) => known[key] === item[key]);
    if (index === -1) merged.push(item);
    else merged[index] = mergePatch(merged[index], item);
  }
  return merged;
}

/** The same with the lists that Kubernetes merges in the order of their keys, which means nothing to it. */
export function inOrder(value: Value, name = ""): Value {
  if (Array.isArray(value)) {
    const items = value.map((item) => inOrder(item));
    const key = MERGE_KEYS[name]?.find((field) => items.every((item) => isFields(item) && field in item));
    if (!key) return items;
    return items.toSorted((a, b) => String((a as Fields)[key]).localeCompare(String((b as Fields)[key])));
  }
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, inOrder(inner, field)]));
}

function isFields(value: Value): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
