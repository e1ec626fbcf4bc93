import { For } from "solid-js";
import type { Role } from "../gql/graphql.ts";
import { isAtLeast, ROLES } from "../viewer.tsx";

/** A choice of role, up to a highest one. */
export function RoleField(props: { id: string; value: Role; highest: Role; onChange: (role: Role) => void }) {
  return (
    <div class="field">
      <label for={props.id}>Role</label>
      <select
        id={props.id}
        value={props.value}
        onChange={(event) => {
          const chosen = ROLES.find(({ role }) => role === event.currentTarget.value);
          if (chosen) props.onChange(chosen.role);
        }}
      >
        <For each={ROLES.filter(({ role }) => isAtLeast(props.highest, role))}>
          {({ role, meaning }) => (
            <option value={role}>
              {role}: {meaning}
            </option>
          )}
        </For>
      </select>
      <p class="hint">Each may do what those before it may.</p>
    </div>
  );
}
