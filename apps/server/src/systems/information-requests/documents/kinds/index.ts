import { documentKindCodes, type DocumentKindCode } from '../codes.ts';
import type { DocumentKind } from '../kind.ts';
import { answerKinds } from './answers.ts';
import { consultationKinds } from './consultations.ts';
import { formKinds } from './forms.ts';
import { noticeKinds } from './notices.ts';

const all = new Map(
  [...formKinds, ...noticeKinds, ...consultationKinds, ...answerKinds].map((kind) => [kind.code, kind]),
);

/** Every kind of document of an information request, by its code. */
export const documentKinds: Readonly<Record<DocumentKindCode, DocumentKind>> = Object.fromEntries(
  documentKindCodes.map((code) => {
    const kind = all.get(code);
    if (kind === undefined) throw new Error(`no document kind ${code}`);
    return [code, kind];
  }),
) as Record<DocumentKindCode, DocumentKind>;

export function isDocumentKind(code: string): code is DocumentKindCode {
  return all.has(code as DocumentKindCode);
}
