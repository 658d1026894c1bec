import { z } from 'zod';

/**
 * One object per endpoint, read by both sides: the server mounts it, the browser and the tests call it, and the
 * OpenAPI document is printed from it. It names what crosses the wire and who may ask; it holds no behaviour.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below `/api/v1`, parameters in braces: `/conversations/{id}`. */
  readonly path: string;
  /** One plain sentence for the reference. */
  readonly summary: string;
  /**
   * Who may call: a permission of the product's one vocabulary, `signed-in` for any member of staff about
   * themselves, or `public`. Modules narrow the type, so a misspelt permission does not compile.
   */
  readonly access: string;
  readonly params: Params;
  readonly query: Query;
  readonly input: Input;
  readonly output: Output;
  /** Refusal codes this endpoint may answer besides those of validation and access. */
  readonly refusals: readonly string[];
  /** HTTP status of success; 200 unless something was created (201) or accepted for later (202). */
  readonly success: 200 | 201 | 202;
}

export const nothing = z.object({});

interface EndpointOptions<
  P extends z.ZodType,
  Q extends z.ZodType,
  I extends z.ZodType,
  O extends z.ZodType,
> {
  summary: string;
  access: string;
  params?: P;
  query?: Q;
  input?: I;
  output: O;
  refusals?: readonly string[];
  success?: 200 | 201 | 202;
}

export function endpoint<
  O extends z.ZodType,
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  I extends z.ZodType = typeof nothing,
>(method: Endpoint['method'], path: string, options: EndpointOptions<P, Q, I, O>): Endpoint<P, Q, I, O> {
  return {
    method,
    path,
    summary: options.summary,
    access: options.access,
    // The defaults are the empty object schema; the generic defaults above say the same to the compiler.
    params: (options.params ?? nothing) as P,
    query: (options.query ?? nothing) as Q,
    input: (options.input ?? nothing) as I,
    output: options.output,
    refusals: options.refusals ?? [],
    success: options.success ?? 200,
  };
}

export type ParamsOf<E> = E extends Endpoint<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.output<P> : never;
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never;
export type InputOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer I, z.ZodType> ? z.output<I> : never;
export type OutputOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer O> ? z.output<O> : never;
/** What a caller hands over: before defaults and transformations. */
export type CallOf<E> =
  E extends Endpoint<infer P, infer Q, infer I, z.ZodType> ? z.input<P> & z.input<Q> & z.input<I> : never;

export const id = z.uuid();
/** An instant in UTC. One said with another offset, as many programs write it, is the same moment and is put into UTC. */
export const instant = z.iso
  .datetime({ offset: true })
  .overwrite((value) => inUtc(value) ?? value)
  .refine((value) => value.endsWith('Z'), 'Not within the years 0 to 9999.');

/**
 * An instant that somebody gives us. The first thousand years are left out, as with days: nothing of ours happened
 * then, and PostgreSQL knows no year 0.
 */
export const moment = instant.refine((value) => value >= '1000', 'Not a moment before the year 1000.');

/** Undefined where the moment in UTC lies outside the years that have four digits. */
function inUtc(value: string): string | undefined {
  if (value.endsWith('Z')) return value;
  const moment = new Date(value);
  const text = Number.isNaN(moment.getTime()) ? '' : moment.toISOString();
  return /^\d{4}-/.test(text) ? text : undefined;
}
/**
 * A calendar day, `YYYY-MM-DD`, in the workspace's time zone. PostgreSQL has no year 0, and periods reach back from a
 * day, so the first thousand years are left out.
 */
export const day = z.iso.date().refine((value) => value >= '1000', 'Not a day before the year 1000.');

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
});

/** For lists that are short by nature and given whole: somebody who goes through all lists alike may still ask for part. */
export const partQuery = z
  .object({ limit: z.coerce.number().int().min(1).max(100), cursor: z.string().max(500) })
  .partial();

/** The shape of every list on the wire. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item), hasMore: z.boolean(), nextCursor: z.string().nullable() });
}
export interface Page<T> {
  data: T[];
  hasMore: boolean;
  nextCursor: string | null;
}

/** RFC 9457 problem details, with our `code` (a refusal code) and the fields that were wrong. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  requestId: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problem>;
