import type { Endpoint, OutputOf, Page, Problem } from '#platform/contract.ts';

/** The types of the wire the shell speaks of; types only, so that no schema reaches the browser. */
export type { Endpoint, OutputOf, Page, Problem };

export interface FieldProblem {
  path: string;
  message: string;
}
