import type { AttachmentCheck } from '@openzone/contracts';
import type { Reading } from '../../../../platform/db/index.ts';
import { fileOfPart } from '../parts.ts';
import { listAttachmentFindings } from './reader.ts';
import { isMaskable, labelOfPlace, UNREADABLE } from './rules.ts';
import type { InspectedFile } from './screen.ts';

/** Places of one kind that are shown one by one; of more their number tells. */
const SHOWN = 100;

/** The files of a version as the review shows them. */
export async function presentAttachments(
  reading: Reading,
  versionId: string,
  files: readonly InspectedFile[],
): Promise<AttachmentCheck[]> {
  const findings = await listAttachmentFindings(reading, versionId);
  return files.map(({ inspection, ...file }) => ({
    ...file,
    state: inspection === null ? 'waiting' : inspection.problem === null ? 'read' : 'refused',
    problem: inspection?.problem ?? null,
    inspectedAt: inspection?.at.toISOString() ?? null,
    maskable: isMaskable(inspection?.format ?? null),
    findings: findings
      .filter(({ position }) => position === file.position)
      .map(({ position: _position, deciderName, places, decidedAt, ...finding }) => ({
        ...finding,
        label: labelOfPlace(finding.kind, finding.action),
        count: places,
        places:
          finding.kind === UNREADABLE
            ? []
            : (inspection?.hidden ?? [])
                .filter(({ kind }) => kind === finding.kind)
                .slice(0, SHOWN)
                .map(({ place, text, count }) => ({ place, text, count })),
        decidedBy: deciderName,
        decidedAt: decidedAt?.toISOString() ?? null,
      })),
  }));
}

/** Where in its file something stands; null for a text that is no file's, or a file that has no places. */
export function readPlaces(files: readonly InspectedFile[]): (part: string, at: number) => string | null {
  return (part, at) => {
    const position = fileOfPart(part);
    const places = files.find((file) => file.position === position)?.inspection?.places ?? [];
    return places.find(({ start, end }) => start <= at && at < end)?.place ?? null;
  };
}
