import { damaged } from '../errors.ts';
import type { RedactLimits } from '../types.ts';
import { attribute, childElements, parseXml, serializeXml } from './xml.ts';
import type { Document } from './xml.ts';
import { pack, unpack } from './zip.ts';

/** A relationship of a part (ECMA-376 part 2, 9.3); `kind` is the last word of its type, the same in all editions. */
export interface Relationship {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  /** The part's name without leading slash, or the address when it is external. */
  target: string;
  readonly external: boolean;
}

/** An Office file open for change: parts by name, with their relationships and content types. */
export class OfficePackage {
  readonly #members: Map<string, Uint8Array>;
  readonly #documents = new Map<string, Document>();
  readonly #relationships = new Map<string, Relationship[]>();
  readonly #lower = new Map<string, string>();
  readonly #types: { defaults: Map<string, string>; overrides: Map<string, string> };
  readonly limits: RedactLimits;

  constructor(bytes: Uint8Array, limits: RedactLimits) {
    this.limits = limits;
    this.#members = unpack(bytes, limits);
    for (const name of this.#members.keys()) this.#lower.set(name.toLowerCase(), name);
    this.#types = this.#readTypes();
  }

  /** Names of all members, also those no relationship leads to. */
  get names(): readonly string[] {
    return [...this.#members.keys()];
  }

  has(name: string): boolean {
    return this.#lower.has(name.toLowerCase());
  }

  /** Part names are compared without regard to case (ECMA-376 part 2, 9.1.1.1). */
  actualName(name: string): string | undefined {
    return this.#lower.get(name.toLowerCase());
  }

  bytes(name: string): Uint8Array {
    const found = this.#members.get(name);
    if (found === undefined) throw damaged(name);
    return found;
  }

  setBytes(name: string, bytes: Uint8Array): void {
    this.#members.set(name, bytes);
    this.#documents.delete(name);
  }

  remove(name: string): void {
    this.#members.delete(name);
    this.#documents.delete(name);
    this.#lower.delete(name.toLowerCase());
  }

  /** Gives a part another name, everywhere it is named. */
  rename(name: string, stem: string): string {
    const to = `${name.slice(0, name.lastIndexOf('/') + 1)}${stem}.${extension(name)}`;
    const type = this.contentType(name);
    const document = this.#documents.get(name);
    const bytes = this.bytes(name);
    for (const list of this.#relationships.values())
      for (const relationship of list) if (relationship.target === name) relationship.target = to;
    this.#relationships.set(to, this.relationships(name));
    this.remove(name);
    this.#members.set(to, bytes);
    this.#lower.set(to.toLowerCase(), to);
    if (document !== undefined) this.#documents.set(to, document);
    this.setContentType(to, type);
    return to;
  }

  xml(name: string): Document {
    let document = this.#documents.get(name);
    if (document === undefined) {
      document = parseXml(this.bytes(name), name, this.limits.maxDepth);
      this.#documents.set(name, document);
    }
    return document;
  }

  /** Parts that have been opened as XML, and will be written from their trees. */
  get opened(): ReadonlyMap<string, Document> {
    return this.#documents;
  }

  contentType(name: string): string {
    const override = this.#types.overrides.get(`/${name}`.toLowerCase());
    return override ?? this.#types.defaults.get(extension(name)) ?? '';
  }

  setContentType(name: string, type: string): void {
    this.#types.overrides.set(`/${name}`.toLowerCase(), type);
  }

  /** Relationships of a part; those of the package itself under ''. The list may be changed. */
  relationships(source: string): Relationship[] {
    const known = this.#relationships.get(source);
    if (known !== undefined) return known;
    const name = this.actualName(relationshipPart(source));
    const found: Relationship[] = [];
    if (name !== undefined) {
      const root = parseXml(this.bytes(name), name, this.limits.maxDepth).documentElement;
      for (const element of root === null ? [] : childElements(root)) {
        const type = attribute(element, 'Type') ?? '';
        const external = attribute(element, 'TargetMode') === 'External';
        const target = attribute(element, 'Target') ?? '';
        found.push({
          id: attribute(element, 'Id') ?? '',
          kind: type.slice(type.lastIndexOf('/') + 1),
          type,
          target: external ? target : this.#resolve(source, target),
          external,
        });
      }
    }
    this.#relationships.set(source, found);
    return found;
  }

  #resolve(source: string, target: string): string {
    const base = target.startsWith('/') ? [] : source.split('/').slice(0, -1);
    const parts = [...base];
    for (const step of decodeTarget(target).split('/')) {
      if (step === '' || step === '.') continue;
      if (step === '..') parts.pop();
      else parts.push(step);
    }
    const name = parts.join('/');
    return this.actualName(name) ?? name;
  }

  #readTypes(): { defaults: Map<string, string>; overrides: Map<string, string> } {
    const types = { defaults: new Map<string, string>(), overrides: new Map<string, string>() };
    const name = this.actualName('[Content_Types].xml');
    if (name === undefined) throw damaged('[Content_Types].xml');
    const root = parseXml(this.bytes(name), name, this.limits.maxDepth).documentElement;
    for (const element of root === null ? [] : childElements(root)) {
      const type = attribute(element, 'ContentType') ?? '';
      const part = attribute(element, 'PartName');
      if (part === undefined) types.defaults.set((attribute(element, 'Extension') ?? '').toLowerCase(), type);
      else types.overrides.set(part.toLowerCase(), type);
    }
    return types;
  }

  /** Writes the container anew from the parts given, with the content types and relationships of those parts only. */
  write(parts: readonly string[]): Uint8Array {
    const files: [string, Uint8Array][] = [];
    for (const source of ['', ...parts]) {
      const list = this.relationships(source).filter(({ external, target }) => external || parts.includes(target));
      if (list.length > 0) files.push([relationshipPart(source), relationshipXml(list)]);
    }
    for (const name of parts) {
      const document = this.#documents.get(name);
      files.push([name, document === undefined ? this.bytes(name) : serializeXml(document)]);
    }
    return pack([['[Content_Types].xml', this.#typesXml(parts)], ...files]);
  }

  #typesXml(parts: readonly string[]): Uint8Array {
    const lines = parts.map(
      (name) => `<Override PartName="${escapeXml(`/${name}`)}" ContentType="${escapeXml(this.contentType(name))}"/>`,
    );
    return new TextEncoder().encode(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${lines.join('')}</Types>`,
    );
  }
}

function relationshipPart(source: string): string {
  const cut = source.lastIndexOf('/') + 1;
  return `${source.slice(0, cut)}_rels/${source.slice(cut)}.rels`;
}

/** Absolute targets, so that nothing depends on where the part lies. */
function relationshipXml(list: readonly Relationship[]): Uint8Array {
  const lines = list.map(({ id, type, target, external }) => {
    const to = external ? target : `/${target}`;
    return `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${escapeXml(to)}"${external ? ' TargetMode="External"' : ''}/>`;
  });
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`,
  );
}

function decodeTarget(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

export function extension(name: string): string {
  return /\.([^./]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

function escapeXml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}
