import type {
  PublicAttachment,
  PublicDocument,
  PublicLink,
  PublicListItem,
  PublicPicture,
  PublicReference,
  PublicVersion,
  Validity,
} from '../../engines/publication/public/index.ts';

/**
 * What the document template shows; a public document has it all. A preview of an unpublished version has no index number,
 * publication date, history or neighbours yet.
 */
export interface DocumentView {
  readonly title: string;
  readonly abstract: string;
  /** Sanitised when it was written. */
  readonly bodyHtml: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly columnId: string;
  readonly indexNumber: string | null;
  readonly documentNumber: string | null;
  readonly genre: string | null;
  readonly subjectCategory: string | null;
  readonly validity: Validity;
  readonly issuingAgency: string;
  readonly jointIssuers: readonly string[];
  readonly writtenDate: string;
  readonly changedDate: string | null;
  readonly effectiveDate: string | null;
  readonly expiredDate: string | null;
  readonly subjectWords: readonly string[];
  readonly source: string;
  readonly legacyIndexNumber: string | null;
  readonly attachments: readonly PublicAttachment[];
  /** What its text refers to. */
  readonly references: readonly PublicReference[];
}

/** An expiring view of a version that is not public. */
export interface PreviewDocument extends DocumentView {
  readonly pictures: readonly PublicPicture[];
  readonly expiresAt: Date;
}

/** What only a public document has. */
export interface PublicSide {
  readonly document: PublicDocument;
  readonly links: readonly PublicLink[];
  readonly versions: readonly PublicVersion[];
  readonly related: readonly PublicListItem[];
}
