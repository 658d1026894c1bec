import { z } from 'zod';
import { problem, type Endpoint } from '#platform/contract.ts';
import { apiPrefix } from './mount.ts';

/** The OpenAPI 3.1 document, printed from the same objects that validate and answer. */
export function openApiDocument(endpoints: readonly Endpoint[], baseUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = apiPrefix + endpoint.path;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: describeOperation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Extramile',
      version: '1',
      description:
        'Everything the staff app does, it does through this API. A refusal says in `detail` what to do, and in `fields` what was wrong. A field that a request does not have changes nothing; it is named among the `fields` of a refusal, or in the header `x-unknown-fields` of a success.',
    },
    servers: [{ url: baseUrl }],
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: z.toJSONSchema(problem, { io: 'output', unrepresentable: 'any' }) },
    },
    paths,
  };
}

function describeOperation(endpoint: Endpoint): object {
  const hasBody =
    endpoint.method !== 'GET' && Object.keys(schemaOf(endpoint.input, 'input').properties ?? {}).length > 0;
  return {
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replaceAll(/[/{}-]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: endpoint.summary,
    ...(endpoint.access === 'public'
      ? { security: [] }
      : { security: [{ key: [] }], 'x-permission': endpoint.access }),
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...(hasBody
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.input, 'input') } },
          },
        }
      : {}),
    responses: {
      [endpoint.success]: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(endpoint.output, 'output') } },
      },
      default: {
        description: ['A problem', ...endpoint.refusals].join(' · '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

interface JsonSchema {
  properties?: Record<string, object>;
  required?: string[];
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema & {
    $schema?: string;
  };
  return rest;
}

function parameters(schema: z.ZodType, place: 'path' | 'query'): object[] {
  const described = schemaOf(schema, 'input');
  return Object.entries(described.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (described.required ?? []).includes(name),
    schema: property,
  }));
}
