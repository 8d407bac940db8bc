import { Type, type Static, type TSchema } from 'typebox';

/** Aids of writing: `/api/admin/kept-drafts`, `/documents/:id/comments`, `/document-templates`, `/wording-rules`. */

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ format: 'uuid' });
const Time = Type.String();

// -------------------------------------------------------- words not yet saved
const KeptWords = Type.Object({
  /** Rises with every keeping of the same window, so that words arriving late never replace newer ones. */
  sequence: Type.Integer({ minimum: 1 }),
  /** The revision it was typed upon; null for a new document. */
  revision: nullable(Type.Integer({ minimum: 1 })),
  values: Type.Record(Type.String(), Type.Unknown()),
});

/** What a window has that is not saved. `values` is the writing form as the back office holds it; nobody else reads it. */
export const KeptDraftInput = Type.Intersect([
  KeptWords,
  Type.Object({
    /** Who typed it: another person may have signed in since in the same browser. */
    person: Id,
  }),
]);
export type KeptDraftInput = Static<typeof KeptDraftInput>;

export const KeptDraftView = Type.Intersect([KeptWords, Type.Object({ writer: Id, savedAt: Time })]);
export type KeptDraftView = Static<typeof KeptDraftView>;

/** One line for each document at which the person has unsaved words. */
export const KeptDraftSummary = Type.Object({ subject: Type.String(), title: Type.String(), savedAt: Time });
export type KeptDraftSummary = Static<typeof KeptDraftSummary>;

// ------------------------------------------------------ comments in the margin
export const commentWords = 2000;

export const MarginCommentInput = Type.Object({
  versionNumber: Type.Integer({ minimum: 1 }),
  /** The passage, with a few characters around it by which it is found again. */
  quote: Type.String({ minLength: 1, maxLength: 2000 }),
  before: Type.String({ maxLength: 100 }),
  after: Type.String({ maxLength: 100 }),
  /** Characters of the body before it. */
  position: Type.Integer({ minimum: 0 }),
  words: Type.String({ minLength: 1, maxLength: commentWords }),
});
export type MarginCommentInput = Static<typeof MarginCommentInput>;

export const MarginReplyInput = Type.Object({ words: Type.String({ minLength: 1, maxLength: commentWords }) });

const Remark = Type.Object({ id: Id, words: Type.String(), author: Type.String(), at: Time });

export const MarginThread = Type.Intersect([
  Remark,
  Type.Object({
    versionNumber: Type.Integer(),
    quote: Type.String(),
    before: Type.String(),
    after: Type.String(),
    position: Type.Integer(),
    replies: Type.Array(Remark),
    settled: nullable(Type.Object({ by: Type.String(), at: Time })),
    maySettle: Type.Boolean(),
  }),
]);
export type MarginThread = Static<typeof MarginThread>;

// ------------------------------------------------------------------ templates
export const DocumentTemplateInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  genre: nullable(Type.String({ maxLength: 20 })),
  description: Type.String({ maxLength: 300 }),
  title: Type.String({ maxLength: 500 }),
  bodyHtml: Type.String({ maxLength: 500_000 }),
  subjectCategory: nullable(Type.String({ maxLength: 60 })),
  columnId: nullable(Id),
  position: Type.Integer({ minimum: 0, maximum: 1000 }),
  active: Type.Boolean(),
});
export type DocumentTemplateInput = Static<typeof DocumentTemplateInput>;

export const DocumentTemplate = Type.Intersect([
  DocumentTemplateInput,
  Type.Object({ id: Id, revision: Type.Integer(), updatedBy: Type.String(), updatedAt: Time }),
]);
export type DocumentTemplate = Static<typeof DocumentTemplate>;

/** A template as it stood after one change. */
export const DocumentTemplateVersion = Type.Object({
  revision: Type.Integer(),
  name: Type.String(),
  title: Type.String(),
  bodyHtml: Type.String(),
  active: Type.Boolean(),
  removed: Type.Boolean(),
  by: Type.String(),
  at: Time,
});
export type DocumentTemplateVersion = Static<typeof DocumentTemplateVersion>;

// ---------------------------------------------------------------- wrong words
export const WordingKind = Type.Enum(['TYPO', 'FORBIDDEN', 'SENSITIVE']);
export type WordingKind = Static<typeof WordingKind>;

export const wordingKindLabels = {
  TYPO: { zh: '错别字', en: 'Wrong word' },
  FORBIDDEN: { zh: '禁用词', en: 'Not to be used' },
  SENSITIVE: { zh: '敏感词', en: 'Sensitive' },
} as const satisfies Record<WordingKind, { zh: string; en: string }>;

export const WordingRuleInput = Type.Object({
  wrong: Type.String({ minLength: 1, maxLength: 60 }),
  /** What to write instead; empty where the writer must decide. */
  instead: Type.String({ maxLength: 60 }),
  kind: WordingKind,
  reason: Type.String({ maxLength: 300 }),
  active: Type.Boolean(),
  /** A text with it cannot be submitted; every other entry only advises. */
  blocking: Type.Optional(Type.Boolean()),
});
export type WordingRuleInput = Static<typeof WordingRuleInput>;

export const WordingRule = Type.Intersect([
  WordingRuleInput,
  Type.Object({ id: Id, updatedBy: Type.String(), updatedAt: Time }),
]);
export type WordingRule = Static<typeof WordingRule>;

/** What the list says of a document's newest text, before it is submitted. */
export const WordingAdvice = Type.Object({
  place: Type.Enum(['title', 'abstract', 'body']),
  wrong: Type.String(),
  instead: Type.String(),
  kind: WordingKind,
  reason: Type.String(),
  blocking: Type.Boolean(),
  count: Type.Integer(),
  /** Where it first stands, with a few characters around it. */
  words: Type.String(),
});
export type WordingAdvice = Static<typeof WordingAdvice>;

export const WordingList = Type.Object({ rules: Type.Array(WordingRule), mayEdit: Type.Boolean() });
export type WordingList = Static<typeof WordingList>;

export const TemplateList = Type.Object({ templates: Type.Array(DocumentTemplate), mayEdit: Type.Boolean() });
export type TemplateList = Static<typeof TemplateList>;

/** A list as a file: nothing is written while a row is wrong. */
export const WordingImport = Type.Object({ csv: Type.String({ maxLength: 1_000_000 }) });
export const WordingImported = Type.Object({ added: Type.Integer(), changed: Type.Integer(), same: Type.Integer() });
export type WordingImported = Static<typeof WordingImported>;
