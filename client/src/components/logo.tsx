/** The octopus: one head, many arms. */
export function Logo(props: { size?: number }) {
  return <img class="logo" src="/favicon.svg" alt="" width={props.size ?? 26} height={props.size ?? 26} />;
}
