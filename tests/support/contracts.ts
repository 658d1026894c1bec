import { z } from 'zod';
import { modules } from '#modules/index.ts';
import type { Endpoint } from '#platform/contract.ts';

/** Every endpoint of the product as its contract describes it, so that a test of all of them grows with the product. */
export const contractEndpoints: readonly Endpoint[] = modules.flatMap((module) =>
  [...module.endpoints, ...(module.rawEndpoints ?? [])].map(({ endpoint }) => endpoint),
);

export function nameOf({ method, path }: Pick<Endpoint, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** The part of JSON Schema that the contracts' schemas print. */
export interface Shape {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: Shape[];
  oneOf?: Shape[];
  items?: Shape;
  prefixItems?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  minItems?: number;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  pattern?: string;
}

export function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
}

/** The least that a schema lets through: required fields alone, each as small as it may be. */
export function smallest(shape: Shape, idFor: (name: string) => string, name = ''): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  const choice = (shape.anyOf ?? shape.oneOf)?.[0];
  if (choice) return smallest(choice, idFor, name);
  if (shape.type === 'object') {
    const required = shape.required ?? [];
    return Object.fromEntries(
      Object.entries(shape.properties ?? {})
        .filter(([key, inner]) => required.includes(key) && inner.default === undefined)
        .map(([key, inner]) => [key, smallest(inner, idFor, key)]),
    );
  }
  if (shape.type === 'array')
    return Array.from({ length: shape.minItems ?? 0 }, () => smallest(shape.items ?? {}, idFor, name));
  if (shape.type === 'integer' || shape.type === 'number') return shape.minimum ?? 1;
  if (shape.type === 'boolean') return true;
  if (shape.type === 'null') return null;
  return smallestText(shape, idFor, name);
}

function smallestText(shape: Shape, idFor: (name: string) => string, name: string): string {
  if (shape.format === 'uuid') return idFor(name);
  if (shape.format === 'date-time') return '2026-03-02T09:00:00Z';
  if (shape.format === 'date') return '2026-03-02';
  if (shape.format === 'time') return '09:00';
  if (shape.format === 'email' || /email|address/i.test(name)) return 'gus@mail.test';
  if (shape.format === 'uri') return 'https://mail.test/';
  return 'x'.repeat(Math.max(1, shape.minLength ?? 1));
}

export type Path = readonly (string | number)[];

/** Every place in the input where an id may stand, optional ones and those inside lists and choices included. */
export function idPlaces(shape: Shape, path: Path = []): Path[] {
  if (shape.format === 'uuid') return [path];
  return [
    ...Object.entries(shape.properties ?? {}).flatMap(([key, inner]) => idPlaces(inner, [...path, key])),
    ...(shape.items ? idPlaces(shape.items, [...path, 0]) : []),
    ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((inner) => idPlaces(inner, path)),
  ].filter((place, index, all) => all.findIndex((other) => other.join('.') === place.join('.')) === index);
}

/** A copy of the input with one value put at that place; missing lists and objects on the way are made. */
export function withAt(input: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(input) ? [...input] : [];
    list[step] = withAt(list[step], rest, value);
    return list;
  }
  const object: Record<string, unknown> = typeof input === 'object' && input !== null ? { ...input } : {};
  object[step] = withAt(object[step], rest, value);
  return object;
}
