/**
 * Two kinds of errors only. A refusal is an answer the product gives on purpose: its kind fixes the HTTP status, its
 * code is part of a contract and is mapped to words by whoever shows it. Everything else is a bug.
 */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'wrong-method'
  | 'conflict'
  | 'too-large'
  | 'too-many'
  | 'unavailable';

export const statusOfRefusal = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'wrong-method': 405,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
} as const satisfies Record<RefusalKind, number>;

export interface FieldProblem {
  path: string;
  message: string;
}

interface RefusalOptions {
  kind: RefusalKind;
  /** Facts the reader may see, such as what came meanwhile; never internal detail. */
  facts?: Record<string, unknown>;
  fields?: FieldProblem[];
}

export class Refusal extends Error {
  readonly code: string;
  readonly kind: RefusalKind;
  readonly facts: Record<string, unknown> | undefined;
  readonly fields: FieldProblem[] | undefined;

  constructor(code: string, options: RefusalOptions) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.kind = options.kind;
    this.facts = options.facts;
    this.fields = options.fields;
  }
}

export function notFound(code = 'not_found'): Refusal {
  return new Refusal(code, { kind: 'not-found' });
}

/** What was given cannot be taken; the path names the field beside which that is said. */
export function invalid(code: string, path?: string): Refusal {
  return new Refusal(code, { kind: 'invalid', ...(path ? { fields: [{ path, message: code }] } : {}) });
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal;
}
