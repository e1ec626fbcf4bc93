export interface Label {
  readonly name: string;
  readonly value: string;
}

/** Reads `name=value`, where the value may be empty; null for anything else. What names and values may contain, the head judges. */
export function parseLabel(text: string): Label | null {
  const [, name, value] = /^\s*([^=\s]+)\s*=\s*(\S*)\s*$/.exec(text) ?? [];
  return name === undefined || value === undefined ? null : { name, value };
}

/** As people write it: `segment=dmz`. */
export function labelText(label: Label): string {
  return `${label.name}=${label.value}`;
}

/** Labels with one more. A name has one value: an earlier one of the same name goes. */
export function withLabel(labels: readonly Label[], added: Label): Label[] {
  return [...labels.filter((label) => label.name !== added.name), added];
}

/** Does something with the labels `have` meet all of `wanted`? */
export function hasLabels(have: readonly Label[], wanted: readonly Label[]): boolean {
  return wanted.every(({ name, value }) =>
    have.some((label) => label.name === name && label.value === value),
  );
}
