/**
 * The official documents of an information request (依申请公开文书): which there are, what each must state, and how one is
 * drawn up from what is known. Nothing here prints (platform/print does) or stores.
 *
 * - `documentKinds`: every kind with name, addressee, articles, mandatory fields, remedy rule and default template.
 * - `composeDocument`: facts and settings → document and the problems that keep it from going out.
 * - `maskFacts`: the facts for the copy that is published, without personal data of the applicant.
 * - `kindForOutcome`: the answer for each outcome; `regulationBasis`: the articles an outcome rests on, in full.
 * - `remedyFor`: which remedy a document tells, by kind, ground, day and setting.
 * - `checkTemplate`, `placeholders`: for the editor of templates.
 */
import type { Text } from '../../../platform/errors.ts';
import { registry } from './placeholders/index.ts';

export { documentKindCodes } from './codes.ts';
export type { DocumentKindCode } from './codes.ts';
export { composeDocument } from './compose.ts';
export type { ComposedDocument } from './compose.ts';
export type * from './facts.ts';
export type { Addressee, DocumentKind, MandatoryField } from './kind.ts';
export { isOutward } from './kind.ts';
export { documentKinds, isDocumentKind } from './kinds/index.ts';
export { maskFacts } from './mask.ts';
export { kindForOutcome, regulationBasis } from './outcomes.ts';
export type { DocumentProblem } from './problems.ts';
export { remedyFor } from './remedy.ts';
export type { Remedy } from './remedy.ts';

/** The closed list of placeholders a template may use, with what each stands for. */
export const placeholders: readonly { readonly name: string; readonly label: Text }[] = Object.entries(registry).map(
  ([name, { label }]) => ({ name, label }),
);
export { checkTemplate } from './check-template.ts';
