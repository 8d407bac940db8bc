import type { Person } from '../base/identity/index.ts';
import type { Site } from '../base/sites/index.ts';
import { createDocument, maskWords, readState } from '../engines/publication/index.ts';
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
    // Whoever else is named in the answer is masked as well, but for what the law has published: officials, offices.
    const [title, body] = await maskWords(tx, '依申请公开答复', [
      { key: 'title', text: answer.title },
      { key: 'body', text: answer.lines.join('\n') },
    ]);
    const documentId = await createDocument(
      tx,
      person,
      {
        unitId: answer.unitId,
        columnId,
        extraColumnIds: [],
        title: title?.text ?? '',
        bodyHtml: plainTextToHtml(body?.text ?? ''),
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
