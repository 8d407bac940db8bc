import { maskText } from '@openzone/chinese-text/masking';
import { findPersonalData } from '@openzone/chinese-text/personal-data';
import type { Person } from '../base/identity/index.ts';
import type { Site } from '../base/sites/index.ts';
import { createDocument, readState } from '../engines/publication/index.ts';
import { plainTextToHtml } from '../base/files/extract/index.ts';
import {
  heldPublication,
  maskedAnswer,
  recordPublication,
  type RequestDeps,
} from '../systems/information-requests/index.ts';

export interface PublicCopy {
  readonly documentId: string;
  /** False when it had been made before. */
  readonly isNew: boolean;
}

/**
 * A request of general interest becomes a document (Regulation art. 44): its answer, masked, as a draft of the handler's unit. From there it
 * goes the way of every document: determined, reviewed by a second person, published. Nothing of it is public before.
 *
 * Once: asked again, it gives the document that is there, wherever that stands, unless its draft was discarded.
 */
export async function draftFromAnswer(
  deps: RequestDeps,
  site: Site,
  person: Person,
  requestId: string,
  columnId: string,
): Promise<PublicCopy> {
  return deps.db.transaction(site.id, async (tx) => {
    const earlier = await heldPublication(tx, person, requestId);
    if (earlier !== null && (await readState(tx, earlier)).stage !== 'discarded') {
      return { documentId: earlier, isNew: false };
    }
    const answer = await maskedAnswer(deps, tx, site, person, requestId);
    const documentId = await createDocument(
      tx,
      person,
      {
        unitId: answer.unitId,
        columnId,
        extraColumnIds: [],
        title: withoutPersonalData(answer.title),
        bodyHtml: plainTextToHtml(withoutPersonalData(answer.lines.join('\n'))),
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
    await recordPublication(deps, tx, site, person, requestId, documentId);
    return { documentId, isNew: true };
  });
}

/** Whoever else is named in the answer is masked as well, but for what the law has published: officials, offices. */
function withoutPersonalData(text: string): string {
  return maskText(text, findPersonalData(text, { title: '依申请公开答复' })).text;
}
