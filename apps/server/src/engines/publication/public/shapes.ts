import type { ErasureBasis } from '@openzone/contracts';
import type { Text } from '../../../platform/errors.ts';

/** 有效性 as shown beside a title; derived from the links between public documents and the dates of the document itself. */
export type Validity = 'IN_FORCE' | 'AMENDED' | 'REPEALED' | 'LAPSED' | 'DECLARED_VOID';

export type LinkKind = 'INTERPRETS' | 'AMENDS' | 'REPEALS' | 'IMPLEMENTS' | 'ANSWERS' | 'RESULT_OF';

export type Channel = 'WEB' | 'GAZETTE' | 'WECHAT' | 'WEIBO' | 'PRESS' | 'BROADCAST' | 'SCREEN' | 'BOARD';

export interface PublicColumn {
  readonly id: string;
  readonly key: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly nameEn: string;
  readonly description: string;
  readonly keywords: string;
  /** 栏目类别 of the page tags. */
  readonly columnType: string;
  readonly position: number;
  readonly updateEveryDays: number | null;
  /** By this day of each year, `MM-DD`; null where days are counted, or neither. */
  readonly updateMonthDay: string | null;
  readonly updateBasis: string;
  /** The article of the Regulation that asks for this column, for example `20(七)`; empty when none does. */
  readonly article: string;
  readonly responsibleUnitId: string | null;
}

/** An address of a column that is another's now. */
export interface ColumnAddress {
  readonly key: string;
  /** Null: no column above it is shown either. */
  readonly targetId: string | null;
  /** For good: renamed or merged. Otherwise the column rests and may come back. */
  readonly moved: boolean;
}

export interface PublicUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly duties: string;
  readonly head: string;
  readonly address: string;
  readonly officeHours: string;
  readonly phone: string;
  readonly disclosureCapacity: 'OWN_NAME' | 'VIA_COMMITTEE' | 'VIA_PARENT_GOV' | 'NONE';
  readonly position: number;
  readonly state: 'ACTIVE' | 'MERGED' | 'DISSOLVED';
  /** The first day on which it is no more. */
  readonly endedOn: string | null;
  readonly successorId: string | null;
  /** What it was called, oldest first; `from` null: since before anybody wrote it down. */
  readonly names: readonly UnitNameSince[];
}

export interface UnitNameSince {
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly from: string | null;
}

/** What a list, a feed, a sitemap or a search hit shows of a document. */
export interface PublicListItem {
  readonly id: string;
  /** The ten characters of its address: `/d/<code>`. */
  readonly code: string;
  readonly title: string;
  readonly abstract: string;
  /** Who wrote it, under the name it had on the day it was written. */
  readonly unitId: string;
  readonly unitName: string;
  readonly columnId: string;
  readonly indexNumber: string;
  readonly documentNumber: string | null;
  readonly genre: string | null;
  readonly subjectCategory: string | null;
  readonly validity: Validity;
  /** 成文日期 */
  readonly writtenDate: string;
  /** 发布日期 as shown, `YYYY-MM-DD` in Shanghai: of an imported old document the day of its first publication elsewhere. */
  readonly listedOn: string;
  readonly listedAt: Date;
  /** When this version became public here. */
  readonly publishedAt: Date;
  readonly demonstration: boolean;
}

export interface PublicAttachment {
  readonly position: number;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}

/** A picture in a body, named by its content. */
export interface PublicPicture {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}

/** A document that another's text refers to, or that refers to it. */
export interface PublicReference {
  readonly code: string;
  /** Null when it was withdrawn: only that it was there is told. */
  readonly title: string | null;
}

export interface PublicLink {
  readonly kind: LinkKind;
  /** `from` when the page's document is the one that interprets, repeals …; `to` when it is the one so treated. */
  readonly side: 'from' | 'to';
  readonly code: string;
  readonly title: string;
}

export interface PublicVersion {
  readonly number: number;
  readonly action: 'PUBLISH' | 'REVISE' | 'WITHDRAW';
  readonly note: string;
  readonly at: Date;
  readonly forced: boolean;
  readonly sha256: string;
}

export interface PublicDocument extends PublicListItem {
  readonly versionNumber: number;
  /** Sanitised when it was written; safe to place in a page. */
  readonly bodyHtml: string;
  readonly bodyText: string;
  readonly issuingAgency: string;
  readonly jointIssuers: readonly string[];
  readonly changedDate: string | null;
  readonly effectiveDate: string | null;
  readonly expiredDate: string | null;
  readonly subjectWords: readonly string[];
  readonly source: string;
  readonly legacyPublishedOn: string | null;
  readonly legacyIndexNumber: string | null;
  readonly sha256: string;
  readonly forced: boolean;
  readonly origin: 'editor' | 'import';
  readonly attachments: readonly PublicAttachment[];
  readonly links: readonly PublicLink[];
  /** What its text refers to. */
  readonly references: readonly PublicReference[];
  /** Public documents whose texts refer to it. */
  readonly mentions: readonly PublicReference[];
  readonly versions: readonly PublicVersion[];
  readonly channels: readonly {
    readonly channel: Channel;
    readonly publishedOn: string | null;
    readonly reference: string;
  }[];
  /** Newest others of the same column, at most six. */
  readonly related: readonly PublicListItem[];
}

/** What remains at the address of a withdrawn document (served with 410). */
export interface Tombstone {
  readonly code: string;
  readonly indexNumber: string | null;
  readonly withdrawnAt: Date;
  readonly reason: string;
}

/** A public act as the ledger tells it. */
export interface LedgerAct {
  readonly versionNumber: number;
  /** `ERASE`: the content of that version was erased by law. */
  readonly action: 'PUBLISH' | 'REVISE' | 'WITHDRAW' | 'ERASE';
  readonly at: Date;
  readonly forced: boolean;
  /** Of an erasure. */
  readonly basis: ErasureBasis | null;
  /** Its place in the log, from 0. */
  readonly sequence: number;
  /** RFC 8785 JSON; its UTF-8 bytes are the leaf. */
  readonly entry: string;
  /** What the entry commits to, RFC 8785 JSON: of the version that is public now, or of the withdrawal; null otherwise. */
  readonly opening: string | null;
}

/** An entry of the log, of whatever kind. */
export interface LoggedEntry {
  readonly sequence: number;
  readonly entry: string;
  /** Of the document it is about, while that is public. */
  readonly code: string | null;
  readonly title: string | null;
}

/** A topic (主题分类) or genre (体裁) of which the site says more than that it is there. */
export interface PublicTerm {
  readonly kind: 'topic' | 'genre';
  /** As documents carry it. */
  readonly name: string;
  /** Empty where the site gives none. */
  readonly nameEn: string;
  readonly parent: string | null;
}

export interface CatalogueConditions {
  /** The columns to list, with their descendants already expanded; undefined: all. */
  readonly columnIds?: readonly string[];
  readonly unitId?: string;
  /** Each with the terms below it already added. */
  readonly genres?: readonly string[];
  readonly subjectCategories?: readonly string[];
  readonly validity?: Validity;
  /** Year of publication. */
  readonly year?: number;
}

export interface CatalogueFilter extends CatalogueConditions {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface CataloguePage {
  readonly items: readonly PublicListItem[];
  readonly total: number;
}

/** A place in the order of the catalogue, to go on from. */
export interface CatalogueKey {
  /** As PostgreSQL writes it, to the microsecond. */
  readonly listedAt: string;
  readonly id: string;
}

export interface CataloguePiece {
  readonly items: readonly PublicListItem[];
  /** Where the next piece begins; undefined after the last. */
  readonly last: CatalogueKey | undefined;
}

export interface CatalogueFacets {
  readonly years: readonly { readonly value: number; readonly count: number }[];
  readonly units: readonly { readonly value: string; readonly count: number }[];
  readonly genres: readonly { readonly value: string; readonly count: number }[];
  readonly subjectCategories: readonly { readonly value: string; readonly count: number }[];
}

/** Official wording of 有效性 with its English. */
export const validityLabels: Readonly<Record<Validity, Text>> = {
  IN_FORCE: { zh: '有效', en: 'In force' },
  AMENDED: { zh: '已修改', en: 'Amended' },
  REPEALED: { zh: '废止', en: 'Repealed' },
  LAPSED: { zh: '失效', en: 'Lapsed' },
  DECLARED_VOID: { zh: '宣布失效', en: 'Declared void' },
};
