import type { Person } from '../base/identity/index.ts';
import { mayAct, readState, submit } from '../engines/publication/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { invalid } from '../platform/errors.ts';
import { adviseOnWording } from '../systems/writing/index.ts';

/** Submits a document to review. The site's word list only advises, but for the entries that say otherwise; those the database refuses too. */
export async function submitDocument(
  tx: Tx,
  person: Person,
  documentId: string,
  input: { readonly revision: number },
): Promise<void> {
  // Who may not submit it learns that from the engine, and nothing of its words.
  const may = mayAct('submit', person, await readState(tx, documentId));
  const advice = may ? await adviseOnWording(tx, person, documentId) : [];
  const [first, ...others] = advice.filter(({ blocking }) => blocking);
  if (first !== undefined) {
    const words = [first, ...others].map(({ wrong }) => `“${wrong}”`);
    const all = [...new Set(words)].slice(0, 5);
    throw invalid(
      'WORDING_BLOCKED',
      first.place === 'body' ? 'bodyHtml' : first.place,
      `文件里有本站规定不能使用的词：${all.join('、')}。请修改后再提交。`,
      `The document has words that this site does not permit: ${all.join(', ')}. Change them, then submit.`,
    );
  }
  await submit(tx, person, documentId, input);
}
