import type { TestServer } from './server.ts';

/** The routes of the back office as the server has them, `<METHOD> <path below /api/admin>`, in order. */
export function officeRoutes(server: TestServer): string[] {
  const found = new Set<string>();
  const trail: string[] = [];
  for (const line of server.web.server.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/u.exec(line);
    if (match === null) continue;
    const [, indent = '', segment = '', methods = ''] = match;
    const depth = indent.length / 4;
    trail.splice(depth);
    trail[depth] = segment;
    const path = `/${trail.join('')}`.replace(/\/{2,}/gu, '/');
    if (!path.startsWith('/api/admin/') || path.endsWith('*')) continue;
    for (const method of methods.split(', ').filter((one) => ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].includes(one)))
      found.add(`${method} ${path.slice('/api/admin'.length)}`);
  }
  return [...found].toSorted();
}

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
}

const formats: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-7000-8000-000000000000',
  date: '2026-03-02',
  'date-time': '2026-03-02T00:00:00Z',
  email: 'a@test.example',
};

/** The least that a schema takes, so that an answer tells of permission and not of form. `known` are values by field name. */
export function leastOf(schema: Schema, known: Readonly<Record<string, unknown>>): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf?.[0] !== undefined) return leastOf(schema.anyOf[0], known);
  if (schema.allOf !== undefined) {
    const parts = schema.allOf.map((part) => leastOf(part, known));
    return Object.assign({}, ...parts) as unknown;
  }
  switch (schema.type) {
    case 'object': {
      const required = new Set(schema.required);
      const fields = Object.entries(schema.properties ?? {}).filter(([name]) => required.has(name));
      return Object.fromEntries(
        fields.map(([name, inner]) => [name, Object.hasOwn(known, name) ? known[name] : leastOf(inner, known)]),
      );
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => leastOf(schema.items ?? {}, known));
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    case 'string':
      if (schema.pattern?.includes('\\d{4}-') === true) return formats['date'];
      return formats[schema.format ?? ''] ?? 'x'.repeat(Math.max(schema.minLength ?? 0, 1));
    case undefined:
    default:
      return null;
  }
}

/** The schema of what a route takes as JSON, from the interface's own description; undefined where it takes none. */
export function bodySchema(server: TestServer, route: string): Schema | undefined {
  const [method = '', path = ''] = route.split(' ');
  const described = `/api/admin${path.replaceAll(/:([A-Za-z]+)/gu, '{$1}')}`;
  const { paths = {} } = server.web.server.swagger();
  const operations: unknown = paths[described];
  if (operations === undefined) return undefined;
  const operation = (operations as Readonly<Record<string, unknown>>)[method.toLowerCase()] as
    | { readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> } }
    | undefined;
  return operation?.requestBody?.content?.['application/json']?.schema;
}
