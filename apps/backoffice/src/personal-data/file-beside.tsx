import type { FileBeside, FileSide } from '@openzone/contracts';
import { Modal, Segmented } from 'antd';
import { useRef, useState, type UIEvent } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { useWideScreen } from '../ui/small-screen.ts';
import { HiddenItem } from './attachments-card.tsx';
import { personalDataMessages } from './messages.ts';
import { segmentsOf } from './segments.ts';

type Side = keyof FileBeside;
const sides: readonly Side[] = ['original', 'copy'];

interface Props {
  readonly beside: FileBeside | null;
  readonly onClose: () => void;
}

/** A file that was cleaned beside its public copy: both texts with what was found in them, and what each of them hides. */
export function FileBesideDialog({ beside, onClose }: Props) {
  return (
    <Modal open={beside !== null} title={beside?.original.check.name} footer={null} width={1200} onCancel={onClose}>
      {beside !== null && <Sides beside={beside} />}
    </Modal>
  );
}

function Sides({ beside }: { readonly beside: FileBeside }) {
  const m = useMessages(personalDataMessages);
  const wide = useWideScreen();
  const [shown, setShown] = useState<Side>('original');
  const panes = useRef<HTMLDivElement>(null);
  /** Both texts stay at the same height: a mask is seldom as long as what it hides, so by share and not by line. */
  const follow = (event: UIEvent<HTMLElement>) => {
    const from = event.currentTarget;
    if (!from.matches(':hover, :focus')) return;
    const share = from.scrollTop / Math.max(1, from.scrollHeight - from.clientHeight);
    for (const pane of panes.current?.querySelectorAll('.oz-pd-text') ?? [])
      if (pane !== from) pane.scrollTop = share * (pane.scrollHeight - pane.clientHeight);
  };
  return (
    <>
      {!wide && (
        <Segmented<Side>
          aria-label={m.view}
          value={shown}
          onChange={setShown}
          options={sides.map((side) => ({ value: side, label: side === 'original' ? m.originalFile : m.copyFile }))}
        />
      )}
      <div ref={panes} className="oz-pd-beside">
        {(wide ? sides : [shown]).map((side) => (
          <FilePane
            key={side}
            isCopied={side === 'original'}
            title={side === 'original' ? m.originalFile : m.copyFile}
            file={beside[side]}
            onScroll={follow}
          />
        ))}
      </div>
    </>
  );
}

interface PaneProps {
  readonly title: string;
  readonly file: FileSide;
  readonly isCopied: boolean;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
}

function FilePane({ title, file: { text, findings, check }, isCopied, onScroll }: PaneProps) {
  const m = useMessages(personalDataMessages);
  const { pick } = useLanguage();
  return (
    <section className="oz-pd-pane" aria-label={title}>
      <h2>{title}</h2>
      <p className="oz-quiet">{text === '' ? m.besideNoText : m.besideFound(findings.length)}</p>
      <div className="oz-pd-text" tabIndex={0} role="document" aria-label={title} onScroll={onScroll}>
        <div className="oz-pd-part">
          <p>
            {segmentsOf(text, findings).map(({ start, words, finding }) =>
              finding === undefined ? (
                <span key={start}>{words}</span>
              ) : (
                <mark
                  key={start}
                  className={`oz-pd-mark oz-pd-${finding.state}${finding.blocking ? ' oz-pd-blocking' : ''}`}
                  title={[pick(finding.label), finding.place ?? ''].join(' ').trim()}
                >
                  {words}
                </mark>
              ),
            )}
          </p>
        </div>
      </div>
      <h3>{m.besideHidden}</h3>
      {check.problem !== null && <p>{pick(check.problem)}</p>}
      {check.state === 'waiting' && <p>{m.checkWaiting}</p>}
      {check.state === 'read' && check.findings.length === 0 && <p>{m.checkClean}</p>}
      <ul className="oz-pd-places">
        {check.findings.map((finding) => (
          <HiddenItem key={finding.id} finding={finding} isCopied={isCopied} />
        ))}
      </ul>
    </section>
  );
}
