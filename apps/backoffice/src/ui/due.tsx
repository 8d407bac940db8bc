import { ClockCircleOutlined } from '@ant-design/icons';
import type { Attribute, DocumentListItem, Due, Stage } from '@openzone/contracts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { documentWords } from './vocabulary.ts';

const PENDING: readonly Stage[] = ['draft', 'determined', 'in_review', 'approved', 'scheduled'];
const UNDER_CLOCK: readonly (Attribute | null)[] = [null, 'PROACTIVE'];

/**
 * Whether publication is still to come and art. 26 asks for it by a day. A public text under revision keeps what is public; its clock runs
 * only from a change that has a date.
 */
export function isClockRunning(
  document: Pick<DocumentListItem, 'stage' | 'attribute' | 'isPublic'>,
  changedDate: string | null = null,
): boolean {
  return (
    PENDING.includes(document.stage) &&
    UNDER_CLOCK.includes(document.attribute) &&
    (!document.isPublic || changedDate !== null)
  );
}

/** The publication clock (Regulation art. 26): day, working days left, and the server's sentence that says why. */
export function DueMark({ due, explain = true }: { readonly due: Due; readonly explain?: boolean }) {
  const w = useMessages(documentWords);
  const c = useMessages(common);
  const { language, pick } = useLanguage();
  if (due.due === null || due.left === null)
    return explain ? <span className="oz-due-why">{pick(due.explanation)}</span> : null;
  const tone = due.left < 0 ? 'late' : due.left <= 5 ? 'soon' : 'calm';
  const words = due.left < 0 ? w.late(-due.left) : due.left === 0 ? w.today : w.left(due.left);
  return (
    <span className="oz-due">
      <span className={`oz-due-mark oz-due-${tone}`}>
        <ClockCircleOutlined aria-hidden /> {words}{' '}
        <span className="oz-due-day">{c.inBrackets(formatDay(due.due, language))}</span>
      </span>
      {explain && <span className="oz-due-why">{pick(due.explanation)}</span>}
    </span>
  );
}
