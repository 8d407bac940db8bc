import type { Text } from '../../../platform/errors.ts';

/**
 * Why a document may not go out as it is.
 *
 * - `FACT_MISSING`: a mandatory fact is absent; `field` is its path in `DocumentFacts`.
 * - `FACT_WRONG`: a fact contradicts the rule named in the text.
 * - `SETTING_MISSING`: the unit's settings lack it; `field` is its path in `DocumentSettings`.
 * - `TEMPLATE_OMITS`: the template leaves out the placeholder `field` of something mandatory.
 * - `TEMPLATE_UNKNOWN`: the template has the placeholder or mark `field`, which does not exist.
 * - `REMEDY_MISSING`, `REMEDY_WRONG`: no remedy paragraph where one must be, or one where none may be, or one written by hand.
 * - `SOURCE_REPEALED`: cites what is no longer in force.
 */
export interface DocumentProblem {
  readonly code:
    | 'FACT_MISSING'
    | 'FACT_WRONG'
    | 'SETTING_MISSING'
    | 'TEMPLATE_OMITS'
    | 'TEMPLATE_UNKNOWN'
    | 'REMEDY_MISSING'
    | 'REMEDY_WRONG'
    | 'SOURCE_REPEALED';
  readonly field: string;
  readonly text: Text;
}

export const problem = (code: DocumentProblem['code'], field: string, zh: string, en: string): DocumentProblem => ({
  code,
  field,
  text: { zh, en },
});
