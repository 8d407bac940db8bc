import type { SiteLook } from '@openzone/contracts';
import { readHead, type HeadRow, type LogView } from '../base/ledger/index.ts';
import { findPublicPicture, readPublicLook, type StoredPicture } from '../base/sites/index.ts';
import * as publication from '../engines/publication/public/index.ts';
import type {
  CatalogueConditions,
  CatalogueFacets,
  CatalogueFilter,
  CatalogueKey,
  CataloguePage,
  CataloguePiece,
  ColumnAddress,
  DocumentProof,
  LoggedEntry,
  ProofPlace,
  PublicAttachment,
  PublicColumn,
  PublicDocument,
  PublicListItem,
  PublicPicture,
  PublicTerm,
  PublicUnit,
  Tombstone,
} from '../engines/publication/public/index.ts';
import type { Database, Reading } from '../platform/db/index.ts';
import type { SearchRequest, SearchResult } from '../search/index.ts';

/** Everything the pages read, within one snapshot of one site. */
export interface PortalView {
  columns(): Promise<readonly PublicColumn[]>;
  /** Addresses of columns that lead on to another. */
  columnAddresses(): Promise<readonly ColumnAddress[]>;
  /** What the site itself says of topics and genres. */
  terms(): Promise<readonly PublicTerm[]>;
  units(): Promise<readonly PublicUnit[]>;
  /** How the site looks; null: as the program has it. */
  look(): Promise<SiteLook | null>;
  /** A picture that the live site shows. */
  sitePicture(id: string): Promise<StoredPicture | undefined>;
  newest(limit: number): Promise<readonly PublicListItem[]>;
  newestInColumns(columnIds: readonly string[], limit: number): Promise<readonly PublicListItem[]>;
  catalogue(filter: CatalogueFilter): Promise<CataloguePage>;
  /** The whole catalogue piece by piece. */
  catalogueAfter(filter: CatalogueConditions, after: CatalogueKey | undefined, limit: number): Promise<CataloguePiece>;
  facets(filter: CatalogueFilter): Promise<CatalogueFacets>;
  document(code: string): Promise<PublicDocument | undefined>;
  tombstone(code: string): Promise<Tombstone | undefined>;
  attachments(code: string): Promise<readonly PublicAttachment[]>;
  picture(code: string, sha256: string): Promise<PublicPicture | undefined>;
  search(request: SearchRequest): Promise<SearchResult>;
  /** What of the ledger was signed last; undefined before the first entry. */
  ledgerHead(): Promise<HeadRow | undefined>;
  newestEntries(limit: number): Promise<readonly LoggedEntry[]>;
  proof(log: LogView, place: ProofPlace): Promise<DocumentProof | undefined>;
}

export interface PortalData {
  read<T>(siteId: number, work: (view: PortalView) => Promise<T>): Promise<T>;
}

/** The public views of the database; `db` is connected with the role that can read nothing else. */
export function portalData(
  db: Database,
  search: (reading: Reading, request: SearchRequest) => Promise<SearchResult>,
): PortalData {
  return {
    read: (siteId, work) =>
      db.read(siteId, (reading) =>
        work({
          columns: () => publication.listColumns(reading),
          columnAddresses: () => publication.listColumnAddresses(reading),
          terms: () => publication.listTerms(reading),
          units: () => publication.listUnits(reading),
          look: () => readPublicLook(reading),
          sitePicture: (id) => findPublicPicture(reading, id),
          newest: (limit) => publication.newest(reading, limit),
          newestInColumns: (ids, limit) => publication.newestInColumns(reading, ids, limit),
          catalogue: (filter) => publication.listCatalogue(reading, filter),
          catalogueAfter: (filter, after, limit) => publication.listCatalogueAfter(reading, filter, after, limit),
          facets: (filter) => publication.catalogueFacets(reading, filter),
          document: (code) => publication.findDocument(reading, code),
          tombstone: (code) => publication.findTombstone(reading, code),
          attachments: (code) => publication.listAttachments(reading, code),
          picture: (code, sha256) => publication.findPicture(reading, code, sha256),
          search: (request) => search(reading, request),
          ledgerHead: () => readHead(reading),
          newestEntries: (limit) => publication.newestEntries(reading, limit),
          proof: (log, place) => publication.proveDocument(reading, log, place),
        }),
      ),
  };
}
