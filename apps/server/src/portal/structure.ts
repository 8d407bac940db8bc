import { programLook, type PortalLook } from './look.ts';
import type { ColumnAddress, PublicColumn, PublicTerm, PublicUnit } from '../engines/publication/public/index.ts';

export interface ColumnNode extends PublicColumn {
  readonly parent: ColumnNode | undefined;
  readonly children: readonly ColumnNode[];
}

/** Which topics, or genres, stand below which, in two levels. */
export interface TermLevels {
  readonly above: ReadonlyMap<string, string>;
  readonly below: ReadonlyMap<string, readonly string[]>;
}

export interface LeadingOn {
  /** Undefined: to the catalogue. */
  readonly column: ColumnNode | undefined;
  /** For good; otherwise the column may come back. */
  readonly moved: boolean;
}

/** The columns and units of a site, linked up once and shared by its pages until they change. */
export interface SiteStructure {
  readonly roots: readonly ColumnNode[];
  readonly byKey: ReadonlyMap<string, ColumnNode>;
  readonly byId: ReadonlyMap<string, ColumnNode>;
  /** Where the address of a column that was renamed, merged or rests leads now. */
  readonly ledOn: ReadonlyMap<string, LeadingOn>;
  /** Parents before children, each followed by its own. */
  readonly inOrder: readonly ColumnNode[];
  /** Columns that an item of article 20 of the Regulation asks for, in the order of the article. */
  readonly statutory: readonly ColumnNode[];
  /** English of topics and genres, where the site gives one. */
  readonly termNames: ReadonlyMap<string, string>;
  readonly topics: TermLevels;
  readonly genres: TermLevels;
  readonly look: PortalLook;
  readonly units: readonly PublicUnit[];
  readonly unitById: ReadonlyMap<string, PublicUnit>;
  readonly unitByCode: ReadonlyMap<string, PublicUnit>;
}

type Mutable = Omit<ColumnNode, 'children' | 'parent'> & { parent: Mutable | undefined; children: Mutable[] };

const numerals = '一二三四五六七八九十';

/** 十二 → 12; what is not a small Chinese numeral sorts last. */
export function chineseNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens === '' ? 1 : numerals.indexOf(tens ?? '') + 1) : 0;
  const one = ones === undefined || ones === '' ? 0 : numerals.indexOf(ones) + 1;
  const value = ten * 10 + one;
  return value === 0 ? 99 : value;
}

/** `20(七)` → 七; undefined for other articles. */
export function statutoryItem(article: string): string | undefined {
  return /^20\s*[(（]([一二三四五六七八九十]+)[)）]/.exec(article)?.[1];
}

export function siteStructure(
  columns: readonly PublicColumn[],
  units: readonly PublicUnit[],
  addresses: readonly ColumnAddress[] = [],
  terms: readonly PublicTerm[] = [],
  look: PortalLook = programLook,
): SiteStructure {
  const nodes = new Map<string, Mutable>(
    columns.map((column) => [column.id, { ...column, parent: undefined, children: [] }]),
  );
  const roots: Mutable[] = [];
  for (const node of nodes.values()) {
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId);
    if (parent === undefined) roots.push(node);
    else {
      node.parent = parent;
      parent.children.push(node);
    }
  }
  const inOrder = roots.flatMap((root) => family(root));
  const statutory = inOrder
    .filter((node) => statutoryItem(node.article) !== undefined)
    .toSorted((a, b) => chineseNumber(statutoryItem(a.article) ?? '') - chineseNumber(statutoryItem(b.article) ?? ''));
  return {
    roots,
    byKey: new Map(inOrder.map((node) => [node.key, node])),
    byId: nodes,
    ledOn: new Map(
      addresses.map(({ key, targetId, moved }) => [
        key,
        { column: targetId === null ? undefined : nodes.get(targetId), moved },
      ]),
    ),
    inOrder,
    statutory,
    termNames: new Map(terms.filter(({ nameEn }) => nameEn !== '').map(({ name, nameEn }) => [name, nameEn])),
    topics: termLevels(terms.filter(({ kind }) => kind === 'topic')),
    genres: termLevels(terms.filter(({ kind }) => kind === 'genre')),
    look,
    units,
    unitById: new Map(units.map((unit) => [unit.id, unit])),
    unitByCode: new Map(units.map((unit) => [unit.code, unit])),
  };
}

function termLevels(terms: readonly PublicTerm[]): TermLevels {
  const above = new Map(terms.flatMap(({ name, parent }) => (parent === null ? [] : [[name, parent] as const])));
  const below = Map.groupBy(above.keys(), (name) => above.get(name) ?? '');
  return { above, below };
}

/** The term and those below it: who asks for it means all of them. */
export function withTermsBelow(levels: TermLevels, name: string): string[] {
  return [name, ...(levels.below.get(name) ?? [])];
}

/** The column and everything under it. */
function family<T extends { readonly children: readonly T[] }>(node: T): T[] {
  return [node, ...node.children.flatMap((child) => family(child))];
}

export function familyIds(node: ColumnNode): string[] {
  return family(node).map((member) => member.id);
}

/** From the top column down to this one. */
export function columnPath(node: ColumnNode): ColumnNode[] {
  return node.parent === undefined ? [node] : [...columnPath(node.parent), node];
}

/** The five kinds of openness, by the keys a zone's columns have. */
export const fiveOpenness = ['decision', 'execution', 'management', 'service', 'results'] as const;

/**
 * Columns that have a page of their own or a place on the home page: by key, and where a site named its keys differently by
 * the column type that the website rules give.
 */
export function slot(
  structure: SiteStructure,
  name:
    | 'guide'
    | 'system'
    | 'annual-reports'
    | 'statutory'
    | 'disclosure'
    | 'policies'
    | 'notices'
    | 'news'
    | 'interpretation',
): ColumnNode | undefined {
  const found = structure.byKey.get(name);
  if (found !== undefined) return found;
  const type = {
    guide: '信息公开指南',
    'annual-reports': '信息公开年报',
    policies: '政策文件',
    interpretation: '政策解读',
  };
  return name in type
    ? structure.inOrder.find((node) => node.columnType === type[name as keyof typeof type])
    : undefined;
}
