import type { PersonalFinding } from '@openzone/contracts';
import { Button, Tag } from 'antd';
import { useEffect, useRef } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { personalDataMessages } from './messages.ts';
import { usePartName } from './text-pane.tsx';

interface Props {
  readonly findings: readonly PersonalFinding[];
  readonly textOf: (finding: PersonalFinding) => string;
  readonly chosen: string | null;
  readonly mayDecide: (finding: PersonalFinding) => boolean;
  readonly mayMask: (finding: PersonalFinding) => boolean;
  readonly mayKeep: (finding: PersonalFinding) => boolean;
  readonly busy: boolean;
  readonly onChoose: (id: string) => void;
  readonly onMask: (finding: PersonalFinding) => void;
  readonly onKeep: (finding: PersonalFinding) => void;
  readonly onReopen: (finding: PersonalFinding) => void;
}

/** Each finding with why it was found and what is decided on it. */
export function FindingList({ findings, chosen, ...rest }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (chosen !== null) list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <ol ref={list} className="oz-pd-list">
      {findings.map((finding) => (
        <FindingItem key={finding.id} finding={finding} isChosen={finding.id === chosen} {...rest} />
      ))}
    </ol>
  );
}

interface ItemProps extends Omit<Props, 'findings' | 'chosen'> {
  readonly finding: PersonalFinding;
  readonly isChosen: boolean;
}

function FindingItem({
  finding,
  isChosen,
  textOf,
  mayDecide,
  mayMask,
  mayKeep,
  busy,
  onChoose,
  onMask,
  onKeep,
  onReopen,
}: ItemProps) {
  const m = useMessages(personalDataMessages);
  const { language, pick } = useLanguage();
  const partName = usePartName();
  const { exemption, state } = finding;
  const isStuck = mayDecide(finding) && !mayMask(finding);
  return (
    <li aria-current={isChosen} className={isChosen ? 'oz-pd-item oz-pd-item-chosen' : 'oz-pd-item'}>
      <button type="button" className="oz-pd-words" onClick={() => onChoose(finding.id)}>
        <strong>{textOf(finding)}</strong>
        {state === 'mask' && finding.replacement !== null && <span> → {finding.replacement}</span>}
      </button>
      <div className="oz-pd-tags">
        <Tag>{pick(finding.label)}</Tag>
        {finding.blocking && state !== 'keep' && <Tag color="red">{m.blocking}</Tag>}
        {finding.byHand && <Tag>{m.byHand}</Tag>}
        <span className="oz-quiet">
          {partName(finding.part)}
          {finding.place === null ? '' : `（${finding.place}）`} ·{' '}
          {state === 'open' ? m.stateOpen : state === 'mask' ? m.stateMask : m.stateKeep}
        </span>
      </div>
      {finding.why.length > 0 && (
        <p className="oz-quiet">
          {finding.why.map((why) => pick(why)).join(language === 'zh' ? '；' : '; ')} ·{' '}
          {m.sure(Math.round(finding.confidence * 100))}
        </p>
      )}
      {exemption !== null && (
        <p className="oz-pd-law">
          {m.exempt(
            `${pick(exemption.title)}${exemption.basis[0] === undefined ? '' : ` — ${pick(exemption.basis[0])}`}`,
          )}
        </p>
      )}
      {isStuck && state === 'open' && <p className="oz-quiet">{m.attachmentHint}</p>}
      {mayDecide(finding) && !mayKeep(finding) && state === 'open' && <p className="oz-quiet">{m.othersKeep}</p>}
      {finding.decidedBy !== null && finding.decidedAt !== null && (
        <p className="oz-quiet">
          {m.decided(finding.decidedBy, formatTime(finding.decidedAt, language))}
          {finding.reason !== '' && ` — ${finding.reason}`}
        </p>
      )}
      {mayDecide(finding) && (
        <div className="oz-row">
          {state !== 'mask' && mayMask(finding) && (
            <Button size="small" type="primary" disabled={busy} onClick={() => onMask(finding)}>
              {m.mask}
            </Button>
          )}
          {state !== 'keep' && mayKeep(finding) && (
            <Button size="small" disabled={busy} onClick={() => onKeep(finding)}>
              {m.keep}
            </Button>
          )}
          {state !== 'open' && (
            <Button size="small" type="text" disabled={busy} onClick={() => onReopen(finding)}>
              {m.reopen}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
