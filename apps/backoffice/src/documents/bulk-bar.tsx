import type { Channel, DocumentListItem } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { isUndoable, runBulk, takers, undoBulk, type BulkAct, type BulkOutcome } from '../lists/bulk.ts';
import { bulkMessages } from '../lists/messages.ts';
import { BulkDialog } from './bulk-dialog.tsx';

const acts: readonly BulkAct[] = ['submission', 'review', 'schedule', 'unschedule', 'column', 'channel', 'discard'];

interface Props {
  /** The channel by which the list is filtered. */
  readonly channel: Channel | undefined;
  readonly items: readonly DocumentListItem[];
  readonly selected: readonly string[];
  readonly onSelect: (ids: string[]) => void;
}

/** Acts on the ticked rows; of each it is told what became of it, and what failed stays ticked. */
export function BulkBar({ channel, items, selected, onSelect }: Props) {
  const m = useMessages(bulkMessages);
  const client = useQueryClient();
  const [asked, setAsked] = useState<BulkAct | null>(null);
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null);
  const rows = items.filter(({ id }) => selected.includes(id));
  const settle = async (next: BulkOutcome) => {
    setOutcome(next);
    onSelect(next.failed.map(({ id }) => id));
    await Promise.all(
      ['documents', 'document', 'work', 'reference'].map((key) => client.invalidateQueries({ queryKey: [key] })),
    );
  };
  const run = async (act: BulkAct, input: object, onStep: (done: number) => void) => {
    await settle(await runBulk(act, takers(rows, act), input, onStep));
    setAsked(null);
  };
  return (
    <>
      {outcome !== null && (
        <Outcome outcome={outcome} onClose={() => setOutcome(null)} onUndone={(next) => void settle(next)} />
      )}
      <div className="oz-bulk" role="group" aria-label={m.bar}>
        <span role="status">{selected.length === 0 ? m.none : m.selected(selected.length)}</span>
        {selected.length > 0 && (
          <span className="oz-bulk-group">
            {acts.map((act) => {
              const count = takers(rows, act).length;
              return count === 0 ? null : (
                <Button key={act} danger={act === 'discard'} onClick={() => setAsked(act)}>
                  {m[act]} {count}
                </Button>
              );
            })}
            <Button type="text" onClick={() => onSelect([])}>
              {m.clear}
            </Button>
          </span>
        )}
      </div>
      {asked !== null && (
        <BulkDialog
          act={asked}
          channel={channel}
          count={takers(rows, asked).length}
          skipped={rows.length - takers(rows, asked).length}
          onRun={(input, onStep) => run(asked, input, onStep)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

interface OutcomeProps {
  readonly outcome: BulkOutcome;
  readonly onClose: () => void;
  readonly onUndone: (outcome: BulkOutcome) => void;
}

function Outcome({ outcome, onClose, onUndone }: OutcomeProps) {
  const m = useMessages(bulkMessages);
  const { pick } = useLanguage();
  const [undoing, setUndoing] = useState(false);
  const [undone, setUndone] = useState(false);
  const { act, done, failed } = outcome;
  const undo = async () => {
    setUndoing(true);
    const back = await undoBulk(outcome);
    setUndoing(false);
    setUndone(true);
    onUndone(back);
  };
  return (
    <Alert
      className="oz-bulk-result"
      type={failed.length === 0 ? 'success' : 'warning'}
      showIcon
      closable={{ onClose }}
      title={undone ? m.undone(done.length, failed.length) : m.result(done.length, failed.length)}
      description={
        failed.length > 0 && (
          <ul className="oz-plain">
            {failed.map(({ id, title, text }) => (
              <li key={id}>
                <strong>{title}</strong> <span className="oz-wrong">{pick(text)}</span>
              </li>
            ))}
          </ul>
        )
      }
      action={
        !undone &&
        isUndoable(act) &&
        done.length > 0 && (
          <Button size="small" loading={undoing} onClick={() => void undo()}>
            {m.undo}
          </Button>
        )
      }
    />
  );
}
