import { A } from "@solidjs/router";
import { PageHead } from "../components/page-head.tsx";
import { EmptyState } from "../components/states.tsx";

export function NotFound() {
  return (
    <>
      <PageHead title="Not found" />
      <EmptyState icon="search" title="There is no such page">
        <A href="/">Go to the overview</A>
      </EmptyState>
    </>
  );
}
