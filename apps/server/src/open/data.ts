import type { LogView } from '../base/ledger/index.ts';
import { readScreenFeed, type ScreenItem } from '../channels/index.ts';
import * as publication from '../engines/publication/public/index.ts';
import type {
  CatalogueFilter,
  CataloguePage,
  ColumnAddress,
  DocumentProof,
  ProofPlace,
  PublicColumn,
  PublicDocument,
  PublicListItem,
  PublicTerm,
  PublicUnit,
  Tombstone,
} from '../engines/publication/public/index.ts';
import type { Database } from '../platform/db/index.ts';

/** What programs may read, within one snapshot of one site. */
export interface OpenView {
  columns(): Promise<readonly PublicColumn[]>;
  /** Addresses of columns that lead on to another. */
  columnAddresses(): Promise<readonly ColumnAddress[]>;
  units(): Promise<readonly PublicUnit[]>;
  /** What the site itself says of topics and genres. */
  terms(): Promise<readonly PublicTerm[]>;
  newest(limit: number): Promise<readonly PublicListItem[]>;
  newestInColumns(columnIds: readonly string[], limit: number): Promise<readonly PublicListItem[]>;
  catalogue(filter: CatalogueFilter): Promise<CataloguePage>;
  document(code: string): Promise<PublicDocument | undefined>;
  tombstone(code: string): Promise<Tombstone | undefined>;
  addresses(limit: number, offset: number): Promise<readonly { code: string; publishedAt: Date }[]>;
  proof(log: LogView, place: ProofPlace): Promise<DocumentProof | undefined>;
  /** What displays show; undefined where the site has no feed for them. */
  screen(limit: number): Promise<readonly ScreenItem[] | undefined>;
  /** What the content hash covers, RFC 8785 JSON. */
  content(code: string): Promise<string | undefined>;
}

export interface OpenData {
  read<T>(siteId: number, work: (view: OpenView) => Promise<T>): Promise<T>;
}

/** The public views of the database; `db` is connected with the role that can read nothing else. */
export function openData(db: Database): OpenData {
  return {
    read: (siteId, work) =>
      db.read(siteId, (reading) =>
        work({
          columns: () => publication.listColumns(reading),
          columnAddresses: () => publication.listColumnAddresses(reading),
          units: () => publication.listUnits(reading),
          terms: () => publication.listTerms(reading),
          newest: (limit) => publication.newest(reading, limit),
          newestInColumns: (ids, limit) => publication.newestInColumns(reading, ids, limit),
          catalogue: (filter) => publication.listCatalogue(reading, filter),
          document: (code) => publication.findDocument(reading, code),
          tombstone: (code) => publication.findTombstone(reading, code),
          addresses: (limit, offset) => publication.listAddresses(reading, limit, offset),
          proof: (log, place) => publication.proveDocument(reading, log, place),
          screen: (limit) => readScreenFeed(reading, limit),
          content: (code) => publication.readCanonicalContent(reading, code),
        }),
      ),
  };
}

/** A column and everything under it. */
export function descendants(columns: readonly PublicColumn[], root: PublicColumn): string[] {
  const children = columns.filter((column) => column.parentId === root.id);
  return [root.id, ...children.flatMap((child) => descendants(columns, child))];
}

/** The term and those below it. */
export function withTermsBelow(terms: readonly PublicTerm[], kind: PublicTerm['kind'], name: string): string[] {
  return [name, ...terms.filter((one) => one.kind === kind && one.parent === name).map((one) => one.name)];
}
