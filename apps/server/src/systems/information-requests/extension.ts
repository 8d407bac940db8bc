import type { ExtensionPreview, RequestActData } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import { foresee, type CaseContext } from '../../engines/cases/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import { viewClock } from './clock-view.ts';
import { requestProcedure } from './procedure.ts';

/** What an extension would come to (art. 33.2), for showing it before it is approved. Nothing is written. */
export async function previewExtension(
  reading: Reading,
  context: CaseContext,
  person: Person,
  id: string,
  { workdays, on }: { readonly workdays: number; readonly on: string },
): Promise<ExtensionPreview> {
  // The reason decides nothing about the day; it is still to be written.
  const data: RequestActData['EXTENSION_APPROVED'] = { workdays, reason: '—' };
  const { file, before, after } = await foresee(reading, requestProcedure, context, id, person, {
    kind: 'EXTENSION_APPROVED',
    on,
    data,
  });
  const { due, explanation } = viewClock(file.channel, after, context);
  return { due, before: viewClock(file.channel, before, context).due, explanation };
}
