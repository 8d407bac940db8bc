import { Type, type Static } from 'typebox';
import { DraftInput } from './api.ts';

/** The words of a form as the public page would show them: `POST /api/admin/page-preview`. Nothing of them is kept. */
export const DraftPreviewInput = Type.Intersect([
  Type.Pick(DraftInput, [
    'unitId',
    'bodyHtml',
    'abstract',
    'documentNumber',
    'genre',
    'subjectCategory',
    'jointIssuers',
    'changedDate',
    'effectiveDate',
    'expiredDate',
    'declaredValidity',
    'subjectWords',
    'source',
    'attachments',
  ]),
  Type.Object({
    // What a form may still lack.
    title: Type.String({ maxLength: 500 }),
    issuingAgency: Type.String({ maxLength: 200 }),
    columnId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
    writtenDate: Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()]),
  }),
]);
export type DraftPreviewInput = Static<typeof DraftPreviewInput>;

/** The whole page, to be framed without scripts. */
export const DraftPreviewPage = Type.Object({ html: Type.String() });
export type DraftPreviewPage = Static<typeof DraftPreviewPage>;
