import type { DraftPreviewInput } from '@openzone/contracts';
import { readUnitName, type Person } from '../../../base/identity/index.ts';
import type { Reading } from '../../../platform/db/index.ts';
import { referencesOf, sanitizeBody } from '../../../platform/html/index.ts';
import { forbidden } from '../../../platform/errors.ts';
import { mayCreate } from '../policy.ts';
import type { PublicReference } from '../public/shapes.ts';
import { findReferences } from './references.ts';

/** Words that are in nobody's document yet, made ready for the page that would show them. */
export interface DraftView extends Omit<DraftPreviewInput, 'columnId' | 'writtenDate' | 'attachments'> {
  readonly columnId: string;
  readonly writtenDate: string;
  readonly unitName: string;
  readonly indexNumber: null;
  readonly legacyIndexNumber: null;
  readonly validity: DraftPreviewInput['declaredValidity'];
  readonly references: readonly PublicReference[];
  readonly attachments: readonly {
    readonly position: number;
    readonly name: string;
    readonly sha256: string;
    readonly size: number;
    readonly mediaType: string;
  }[];
}

/** As a version of it would be shown. Reads nothing of any document but the titles of public ones that the text refers to. */
export async function viewDraft(
  reading: Reading,
  person: Person,
  input: DraftPreviewInput,
  today: string,
): Promise<DraftView> {
  if (!mayCreate(person, input.unitId))
    throw forbidden('您只能预览本单位的文件。', 'You may preview only what you write for your own unit.');
  const { html } = sanitizeBody(input.bodyHtml);
  const writtenDate = input.writtenDate ?? today;
  return {
    ...input,
    bodyHtml: html,
    columnId: input.columnId ?? '',
    writtenDate,
    unitName: (await readUnitName(reading, input.unitId, writtenDate)) ?? '',
    indexNumber: null,
    legacyIndexNumber: null,
    validity: input.declaredValidity,
    references: await findReferences(reading, referencesOf(html)),
    attachments: input.attachments.map(({ name, sha256 }, index) => ({
      position: index + 1,
      name,
      sha256,
      size: 0,
      mediaType: '',
    })),
  };
}
