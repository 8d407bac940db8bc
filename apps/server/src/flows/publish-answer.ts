import type { Person } from '../base/identity/index.ts';
import type { Site } from '../base/sites/index.ts';
import { createDocument } from '../engines/publication/index.ts';
import { plainTextToHtml } from '../base/files/extract/index.ts';
import { maskedAnswer, type RequestDeps } from '../systems/information-requests/index.ts';

/**
 * A request of general interest becomes a document (Regulation art. 44): its answer, masked, as a draft of the handler's unit. From there it
 * goes the way of every document: determined, reviewed by a second person, published. Nothing of it is public before.
 * @returns the id of the draft
 */
export async function draftFromAnswer(
  deps: RequestDeps,
  site: Site,
  person: Person,
  requestId: string,
  columnId: string,
): Promise<string> {
  return deps.db.transaction(site.id, async (tx) => {
    const answer = await maskedAnswer(deps, tx, site, person, requestId);
    return createDocument(
      tx,
      person,
      {
        unitId: answer.unitId,
        columnId,
        extraColumnIds: [],
        title: answer.title,
        bodyHtml: plainTextToHtml(answer.lines.join('\n')),
        abstract: '',
        documentNumber: answer.documentNumber,
        genre: null,
        subjectCategory: null,
        issuingAgency: site.profile.sponsor,
        jointIssuers: [],
        writtenDate: answer.answeredOn,
        changedDate: null,
        effectiveDate: null,
        expiredDate: null,
        declaredValidity: 'IN_FORCE',
        subjectWords: ['依申请公开'],
        source: '依申请公开转主动公开',
        changeNote: '',
        attachments: [],
      },
      { origin: 'editor', demonstration: site.profile.demonstration },
    );
  });
}
