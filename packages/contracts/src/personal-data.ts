import { Type, type Static } from 'typebox';

const Label = Type.Object({ zh: Type.String(), en: Type.String() });
const Id = Type.String({ format: 'uuid' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

/** Something found in a version, with what people have decided on it. Offsets are UTF-16, in the text of the part. */
export const PersonalFinding = Type.Object({
  id: Id,
  part: Type.String(),
  start: Type.Integer(),
  end: Type.Integer(),
  kind: Type.String(),
  label: Label,
  confidence: Type.Number(),
  why: Type.Array(Label),
  /** The law that has it published. */
  exemption: nullable(Type.Object({ title: Label, basis: Type.Array(Label) })),
  blocking: Type.Boolean(),
  byHand: Type.Boolean(),
  state: Type.Union([Type.Literal('open'), Type.Literal('mask'), Type.Literal('keep')]),
  reason: Type.String(),
  decidedBy: nullable(Type.String()),
  decidedAt: nullable(Type.String()),
  /** Where in an attachment: the part, the sheet and cell, the page. */
  place: nullable(Type.String()),
  /** What would stand in its place. */
  replacement: nullable(Type.String()),
});
export type PersonalFinding = Static<typeof PersonalFinding>;

const FindingState = Type.Union([Type.Literal('open'), Type.Literal('mask'), Type.Literal('keep')]);

/** Hidden places of one kind in one attachment, decided on together. `look`: only a person can judge, nothing takes it out. */
export const AttachmentFinding = Type.Object({
  id: Id,
  kind: Type.String(),
  label: Label,
  count: Type.Integer(),
  places: Type.Array(Type.Object({ place: Type.String(), text: Type.String(), count: Type.Integer() })),
  action: Type.Union([Type.Literal('removed'), Type.Literal('look')]),
  blocking: Type.Boolean(),
  state: FindingState,
  reason: Type.String(),
  decidedBy: nullable(Type.String()),
  decidedAt: nullable(Type.String()),
});
export type AttachmentFinding = Static<typeof AttachmentFinding>;

/** An attachment of the working version as the review sees it. */
export const AttachmentCheck = Type.Object({
  position: Type.Integer(),
  name: Type.String(),
  sha256: Type.String(),
  size: Type.Integer(),
  mediaType: Type.String(),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('read'), Type.Literal('refused')]),
  problem: nullable(Label),
  inspectedAt: nullable(Type.String()),
  /** Whether a copy with words masked can be made of it. */
  maskable: Type.Boolean(),
  findings: Type.Array(AttachmentFinding),
});
export type AttachmentCheck = Static<typeof AttachmentCheck>;

/** What a reader sees of one file, with what was found in it and what it hides. */
export const FileSide = Type.Object({
  /** Empty where no text can be read. Offsets of the findings are its own. */
  text: Type.String(),
  findings: Type.Array(PersonalFinding),
  check: AttachmentCheck,
});
export type FileSide = Static<typeof FileSide>;

/** A file of a held original beside its public copy. */
export const FileBeside = Type.Object({ original: FileSide, copy: FileSide });
export type FileBeside = Static<typeof FileBeside>;

/** The screen 个人信息核查 of one document: the texts of its working version and what was found in them. */
export const PersonalDataReview = Type.Object({
  documentId: Id,
  title: Type.String(),
  versionNumber: Type.Integer(),
  revision: Type.Integer(),
  stage: Type.String(),
  scannedAt: nullable(Type.String()),
  parts: Type.Array(Type.Object({ key: Type.String(), text: Type.String() })),
  findings: Type.Array(PersonalFinding),
  attachments: Type.Array(AttachmentCheck),
  originals: Type.Array(
    Type.Object({
      versionNumber: Type.Integer(),
      madeBy: Type.String(),
      madeAt: Type.String(),
      readings: Type.Integer(),
      copyNumber: Type.Integer(),
      /** Files that were cleaned: where, under which name, the public copy to be held beside it, and how often the original was opened. */
      files: Type.Array(
        Type.Object({
          position: Type.Integer(),
          name: Type.String(),
          copyName: Type.String(),
          copySha256: Type.String(),
          readings: Type.Integer(),
        }),
      ),
    }),
  ),
  mayDecide: Type.Boolean(),
  mayDecideSecrecy: Type.Boolean(),
  /** Whether this person may keep what blocks. */
  mayKeepBlocking: Type.Boolean(),
  mayMask: Type.Boolean(),
});
export type PersonalDataReview = Static<typeof PersonalDataReview>;

export const FindingDecision = Type.Object({
  findings: Type.Array(Id, { minItems: 1, maxItems: 5000 }),
  decision: Type.Union([Type.Literal('mask'), Type.Literal('keep'), Type.Literal('open')]),
  reason: Type.String({ maxLength: 500 }),
});
export type FindingDecision = Static<typeof FindingDecision>;

/** Words a person selected. */
export const FindingMark = Type.Object({
  part: Type.String({ maxLength: 40 }),
  start: Type.Integer({ minimum: 0 }),
  end: Type.Integer({ minimum: 1 }),
  kind: Type.String({ maxLength: 40 }),
});
export type FindingMark = Static<typeof FindingMark>;

export const PersonalDataQuery = Type.Object({
  kind: Type.Optional(Type.String({ maxLength: 40 })),
  unitId: Type.Optional(Id),
});

/** What stands undecided in what is public, and how far the search has come. */
export const PersonalDataReport = Type.Object({
  public: Type.Integer(),
  searched: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      unitId: Id,
      unitName: Type.String(),
      kind: Type.String(),
      label: Label,
      blocking: Type.Boolean(),
      findings: Type.Integer(),
      documents: Type.Integer(),
    }),
  ),
  documents: Type.Array(
    Type.Object({
      documentId: Id,
      title: Type.String(),
      unitName: Type.String(),
      findings: Type.Integer(),
      blocking: Type.Integer(),
    }),
  ),
});
export type PersonalDataReport = Static<typeof PersonalDataReport>;

const FindingMode = Type.Union([Type.Literal('off'), Type.Literal('list'), Type.Literal('block')]);
const Words = Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 2000 });

const ownLists = {
  /** Words that are always sensitive. */
  blockingTerms: Words,
  /** Names that are always found. */
  knownNames: Words,
  /** Words that are never taken for a name: officials in their function, names of places. */
  notNames: Words,
  /** Whether the unit may keep by itself what blocks. */
  unitMayKeep: Type.Boolean(),
};

/** Rules of the search for personal data: per kind whether it is listed or blocks, and how it is masked, with examples. */
export const PersonalDataSettingsView = Type.Object({
  kinds: Type.Array(
    Type.Object({
      kind: Type.String(),
      label: Label,
      /** `personal`, `secrecy` or `term`. */
      group: Type.String(),
      mode: FindingMode,
      /** Cannot be changed: the law says so. */
      fixed: Type.Boolean(),
      sample: Type.String(),
      style: Type.String(),
      /** What the sample becomes by each style there is; empty where words are cut out. */
      styles: Type.Array(Type.Object({ id: Type.String(), example: Type.String() })),
    }),
  ),
  places: Type.Array(Type.Object({ kind: Type.String(), label: Label, mode: FindingMode })),
  ...ownLists,
  /** Names what was on the screen, so that nobody overwrites what another has set. */
  fingerprint: Type.String(),
});
export type PersonalDataSettingsView = Static<typeof PersonalDataSettingsView>;

const rules = {
  kinds: Type.Array(
    Type.Object({
      kind: Type.String({ maxLength: 40 }),
      mode: FindingMode,
      style: Type.String({ maxLength: 40 }),
    }),
    { maxItems: 100 },
  ),
  places: Type.Array(Type.Object({ kind: Type.String({ maxLength: 40 }), mode: FindingMode }), { maxItems: 200 }),
  ...ownLists,
};

export const PersonalDataSettingsInput = Type.Object({ ...rules, fingerprint: Type.String({ maxLength: 40 }) });
export type PersonalDataSettingsInput = Static<typeof PersonalDataSettingsInput>;

/** Words that somebody tries rules on which are not in force yet; nothing of it is kept. */
export const PersonalDataTrialInput = Type.Object({ ...rules, text: Type.String({ maxLength: 20_000 }) });
export type PersonalDataTrialInput = Static<typeof PersonalDataTrialInput>;

export const PersonalDataTrial = Type.Object({
  masked: Type.String(),
  findings: Type.Array(
    Type.Object({
      kind: Type.String(),
      label: Label,
      /** UTF-16 offsets in the text. */
      start: Type.Integer(),
      end: Type.Integer(),
      blocking: Type.Boolean(),
      /** The law that has it published; it is not masked then. */
      exemption: Type.Union([Label, Type.Null()]),
    }),
  ),
});
export type PersonalDataTrial = Static<typeof PersonalDataTrial>;

const Kinds = Type.Array(Type.String({ maxLength: 40 }), { maxItems: 200 });

/** The same in the file of a site. */
export const PersonalDataSettingsFile = Type.Object({
  blocking: Kinds,
  off: Kinds,
  blockingPlaces: Kinds,
  placesOff: Kinds,
  ...ownLists,
  styles: Type.Record(Type.String(), Type.String({ maxLength: 40 })),
});
export type PersonalDataSettingsFile = Static<typeof PersonalDataSettingsFile>;
