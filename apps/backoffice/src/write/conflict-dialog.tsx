import type { DocumentDetail } from '@openzone/contracts';
import { Button, Modal } from 'antd';
import { useMemo } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import type { Chunk } from '../lib/merge.ts';
import { formatTime } from '../lib/time.ts';
import { readableBody } from '../rich-text/editor-html.ts';
import { TextDiff } from '../ui/text-diff.tsx';
import { mergeDrafts } from './merge-drafts.ts';
import { writeMessages } from './messages.ts';
import { draftOf, type DraftValues } from './values.ts';

interface Props {
  readonly theirs: DocumentDetail | null;
  readonly mine: DraftValues;
  /** What both began from. */
  readonly common: DraftValues;
  readonly running: boolean;
  readonly onMerge: (values: DraftValues) => void;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
  readonly onClose: () => void;
}

/** Somebody saved meanwhile: shows who, when and what each changed, and overwrites nothing without being told to. */
export function ConflictDialog({ theirs, mine, common, running, ...acts }: Props) {
  const m = useMessages(writeMessages);
  const { language } = useLanguage();
  const merging = useMemo(
    () => (theirs === null ? null : mergeDrafts(common, mine, draftOf(theirs))),
    [theirs, mine, common],
  );
  const clashes = merging === null ? 0 : merging.clashes.length + merging.body.filter(isClash).length;
  return (
    <Modal
      open={theirs !== null}
      title={m.conflictTitle}
      width={980}
      onCancel={acts.onClose}
      mask={{ closable: false }}
      footer={
        merging !== null && (
          <div className="oz-choice">
            <Choice label={m.takeTheirs} hint={m.takeTheirsHint} disabled={running} onClick={acts.onTakeTheirs} />
            <Choice label={m.keepMine} hint={m.keepMineHint} disabled={running} onClick={acts.onKeepMine} />
            <Choice
              main
              label={m.mergeBoth}
              hint={clashes === 0 ? m.mergeHint : m.mergeClashes(clashes)}
              disabled={running}
              onClick={() => acts.onMerge(merging.values)}
            />
          </div>
        )
      }
    >
      {theirs !== null && merging !== null && (
        <>
          <p>
            {m.conflictWho(
              theirs.version.createdBy,
              formatTime(theirs.version.createdAt, language),
              theirs.version.number,
            )}
          </p>
          <p className="oz-quiet">{m.conflictDiff}</p>
          {merging.taken.length > 0 && (
            <p>{m.fieldsTheirs(merging.taken.map((field) => fieldName(m, field)).join('、'))}</p>
          )}
          {merging.clashes.map((field) => (
            <Row
              key={field}
              title={fieldName(m, field)}
              both
              common={shown(common[field])}
              theirs={shown(draftOf(theirs)[field])}
              mine={shown(mine[field])}
            />
          ))}
          <h3>{m.body}</h3>
          <BodyRows chunks={merging.body} />
        </>
      )}
    </Modal>
  );
}

const isClash = (chunk: Chunk<string>): boolean => chunk.from === 'both';

function BodyRows({ chunks }: { readonly chunks: readonly Chunk<string>[] }) {
  const m = useMessages(writeMessages);
  const changed = chunks.filter(({ from }) => from !== 'same');
  const words = (blocks: readonly string[]) => readableBody(blocks.join(''));
  if (changed.length === 0) return <p className="oz-quiet">{m.bodySame}</p>;
  return changed.map((chunk, index) => (
    <Row
      key={index}
      title={chunk.from === 'both' ? m.changedBoth : chunk.from === 'mine' ? m.changedMine : m.changedTheirs}
      both={chunk.from === 'both'}
      common={words(chunk.base)}
      theirs={words(chunk.theirs)}
      mine={words(chunk.mine)}
    />
  ));
}

interface RowProps {
  readonly title: string;
  readonly both: boolean;
  readonly common: string;
  readonly theirs: string;
  readonly mine: string;
}

/** One place in its three states, beside one another where there is room. */
function Row({ title, both, common, theirs, mine }: RowProps) {
  const m = useMessages(writeMessages);
  return (
    <section className={both ? 'oz-three oz-three-both' : 'oz-three'} aria-label={title}>
      <p className="oz-three-title">{title}</p>
      <div className="oz-three-cell">
        <p className="oz-quiet">{m.sideCommon}</p>
        <p className="oz-prewrap">{common === '' ? m.sideNothing : common}</p>
      </div>
      <div className="oz-three-cell">
        <p className="oz-quiet">{m.sideTheirs}</p>
        <TextDiff before={common} after={theirs} />
      </div>
      <div className="oz-three-cell">
        <p className="oz-quiet">{m.sideMine}</p>
        <TextDiff before={common} after={mine} />
      </div>
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly hint: string;
  readonly disabled: boolean;
  readonly main?: boolean;
  readonly onClick: () => void;
}

function Choice({ label, hint, disabled, main = false, onClick }: ChoiceProps) {
  return (
    <div>
      <Button {...(main ? { type: 'primary' as const } : {})} disabled={disabled} onClick={onClick}>
        {label}
      </Button>
      <p className="oz-quiet">{hint}</p>
    </div>
  );
}

function fieldName(m: Readonly<Record<string, unknown>>, field: string): string {
  const names: Readonly<Record<string, string>> = {
    unitId: 'unit',
    columnId: 'column',
    extraColumnIds: 'extraColumns',
  };
  const name = m[names[field] ?? field];
  return typeof name === 'string' ? name : field;
}

/** A field's value in words a person can compare. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value))
    return value
      .map((one: unknown) =>
        typeof one === 'object' && one !== null && 'name' in one ? String(one.name) : String(one),
      )
      .join('、');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
