import type { Context } from 'hono';
import { z } from 'zod';

/** What is known of a request once its endpoint is found: what an answer needs to be of use to whoever asked. */
export interface Asked {
  /** The module that answers; its catalogue has the words for its refusals. */
  module: string;
  /** A refusal leaves nothing behind: all of it happens in one transaction. */
  isUndone: boolean;
  /** Fields of the body or the query that the endpoint does not have. */
  unknown: string[];
  /** The fields it has. */
  known: string[];
}

const place = 'asked';

export function noteAsked(context: Context, asked: Asked): void {
  context.set(place as never, asked as never);
}

export function askedOf(context: Context): Asked | undefined {
  return context.get(place as never) as Asked | undefined;
}

/** The names a schema reads, whatever it is made of; empty where it reads anything. */
export function fieldsOf(schema: z.ZodType): string[] {
  const known = knownFields.get(schema);
  if (known) return known;
  const found =
    schema instanceof z.ZodObject
      ? Object.keys(schema.shape)
      : schema instanceof z.ZodUnion
        ? [...new Set(schema.options.flatMap((option) => fieldsOf(option as z.ZodType)))]
        : [];
  knownFields.set(schema, found);
  return found;
}

const knownFields = new WeakMap<z.ZodType, string[]>();

/** Names in a body that no field has. They change nothing, and whoever sent them is told so. */
export function unknownIn(value: unknown, known: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const isKnown = new Set(known);
  return Object.keys(value).filter((name) => !isKnown.has(name));
}
