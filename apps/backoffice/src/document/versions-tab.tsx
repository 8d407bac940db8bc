import type { DocumentDetail, VersionContent } from '@openzone/contracts';
import { useQueries } from '@tanstack/react-query';
import { Button, Card, Select } from 'antd';
import { Fragment, useId, useState } from 'react';
import { versionQuery } from '../api/queries.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { WideTable } from '../ui/wide-table.tsx';
import { Badge } from '../ui/tags.tsx';
import { SideDiff } from '../ui/side-diff.tsx';
import { TextDiff } from '../ui/text-diff.tsx';
import { documentWords } from '../ui/vocabulary.ts';
import { Waiting } from '../ui/waiting.tsx';
import { validityWords, writeMessages } from '../write/messages.ts';
import { ErasureDialog } from './erasure-dialog.tsx';
import { erasureMessages } from './erasure-messages.ts';
import { ErasureRecords } from './erasure-records.tsx';
import { documentMessages } from './messages.ts';
import type { Perform } from './use-act.ts';
import { metadataChanges } from './version-changes.ts';

export function VersionsTab({ document, perform }: { readonly document: DocumentDetail; readonly perform: Perform }) {
  const e = useMessages(erasureMessages);
  const [erasing, setErasing] = useState<number | null>(null);
  return (
    <>
      <CompareCard document={document} />
      <VersionTable versions={document.versions} onErase={setErasing} />
      <ErasureRecords document={document} perform={perform} />
      {erasing !== null && (
        <ErasureDialog
          documentId={document.id}
          number={erasing}
          onClose={() => setErasing(null)}
          onOk={(body) => perform({ path: `/versions/${erasing}/erasure`, body, atRevision: false, done: e.requested })}
        />
      )}
    </>
  );
}

type Version = DocumentDetail['versions'][number];

interface TableProps {
  readonly versions: readonly Version[];
  readonly onErase: (number: number) => void;
}

function VersionTable({ versions, onErase }: TableProps) {
  const m = useMessages(documentMessages);
  const e = useMessages(erasureMessages);
  const c = useMessages(common);
  const w = useMessages(documentWords);
  const { language } = useLanguage();
  return (
    <Card className="oz-card" size="small" title={<h2>{m.versionTable}</h2>}>
      <WideTable<Version>
        label={m.versionTable}
        least={620}
        size="small"
        rowKey="number"
        dataSource={versions.toSorted((a, b) => b.number - a.number)}
        columns={[
          {
            key: 'number',
            title: m.versionNumber,
            width: 170,
            render: (_, version) => (
              <span className="oz-tags">
                {w.version(version.number)}
                {version.isWorking && <Badge tone="blue">{m.working}</Badge>}
                {version.isPublic && <Badge tone="green">{m.public}</Badge>}
                {version.erasure?.state === 'done' && <Badge tone="grey">{e.done}</Badge>}
                {version.erasure?.state === 'requested' && <Badge tone="gold">{e.waiting}</Badge>}
                {version.mayErase && (
                  <Button
                    size="small"
                    danger
                    aria-label={e.buttonOf(version.number)}
                    onClick={() => onErase(version.number)}
                  >
                    {e.button}
                  </Button>
                )}
              </span>
            ),
          },
          { key: 'title', title: m.titleChange, minWidth: 200, render: (_, version) => version.title },
          { key: 'note', title: m.versionNote, minWidth: 130, render: (_, version) => version.changeNote },
          {
            key: 'by',
            title: m.versionBy,
            width: 200,
            render: (_, version) => c.byAt(version.createdBy, formatTime(version.createdAt, language)),
          },
        ]}
      />
    </Card>
  );
}

/** At first the public version (or the one before) against the working one: that is what a reviewer wants to see. */
function CompareCard({ document }: { readonly document: DocumentDetail }) {
  const m = useMessages(documentMessages);
  const w = useMessages(documentWords);
  const e = useMessages(erasureMessages);
  const ids = useId();
  const numbers = document.versions.map(({ number }) => number).toSorted((a, b) => a - b);
  const working = document.versions.find((version) => version.isWorking)?.number ?? numbers.at(-1) ?? 1;
  const published = document.versions.find((version) => version.isPublic)?.number;
  const [from, setFrom] = useState(
    published !== undefined && published !== working
      ? published
      : (numbers.findLast((number) => number < working) ?? working),
  );
  const [to, setTo] = useState(working);
  const [before, after] = useQueries({ queries: [from, to].map((number) => versionQuery(document.id, number)) });
  if (numbers.length < 2) {
    return (
      <Card className="oz-card" size="small" title={<h2>{m.compare}</h2>}>
        <p className="oz-quiet">{m.oneVersion}</p>
      </Card>
    );
  }
  const erased = new Set(
    document.versions.filter(({ erasure }) => erasure?.state === 'done').map(({ number }) => number),
  );
  const isErased = erased.has(from) || erased.has(to);
  const options = numbers.map((number) => ({
    value: number,
    label: erased.has(number) ? e.erasedOption(w.version(number)) : w.version(number),
  }));
  const failure = before?.error ?? after?.error ?? null;
  return (
    <Card className="oz-card" size="small" title={<h2>{m.compare}</h2>}>
      <div className="oz-row oz-compare">
        <label htmlFor={`${ids}-from`}>{m.compareFrom}</label>
        <Select id={`${ids}-from`} value={from} onChange={setFrom} options={options} popupMatchSelectWidth={false} />
        <label htmlFor={`${ids}-to`}>{m.compareTo}</label>
        <Select id={`${ids}-to`} value={to} onChange={setTo} options={options} popupMatchSelectWidth={false} />
      </div>
      {failure !== null && <FailureAlert failure={failure} />}
      {isErased ? (
        <p className="oz-quiet">{e.nothingToCompare}</p>
      ) : before?.data !== undefined && after?.data !== undefined ? (
        <Comparison before={before.data} after={after.data} />
      ) : (
        failure === null && <Waiting />
      )}
    </Card>
  );
}

function Comparison({ before, after }: { readonly before: VersionContent; readonly after: VersionContent }) {
  const m = useMessages(documentMessages);
  const words = useMessages(writeMessages);
  const validity = useMessages(validityWords);
  const w = useMessages(documentWords);
  const changes = metadataChanges(before, after);
  const names = [w.version(before.number), w.version(after.number)] as const;
  const shown = (field: string, value: string) =>
    field === 'declaredValidity' && Object.hasOwn(validity, value)
      ? validity[value as keyof typeof validity]
      : value === ''
        ? '—'
        : value;
  return (
    <div className="oz-stack">
      {before.title !== after.title && (
        <div>
          <h3>{m.titleChange}</h3>
          <TextDiff before={before.title} after={after.title} />
        </div>
      )}
      <div>
        <h3>{m.bodyChange}</h3>
        <SideDiff before={before.bodyText} after={after.bodyText} names={names} />
      </div>
      {changes.length > 0 && (
        <div>
          <h3>{m.metadataChange}</h3>
          <div className="oz-diff oz-side" role="group" tabIndex={0} aria-label={m.metadataChange}>
            {changes.map((change) => (
              <Fragment key={change.field}>
                <p className="oz-side-same">{words[change.field]}</p>
                <p className="oz-side-cell oz-side-before" data-name={names[0]}>
                  {shown(change.field, change.before)}
                </p>
                <p className="oz-side-cell" data-name={names[1]}>
                  {shown(change.field, change.after)}
                </p>
              </Fragment>
            ))}
          </div>
        </div>
      )}
      {filesOf(before) !== filesOf(after) && (
        <div>
          <h3>{m.attachmentsChange}</h3>
          <SideDiff before={filesOf(before)} after={filesOf(after)} names={names} />
        </div>
      )}
    </div>
  );
}

/** Name and the beginning of the hash: a file replaced under the same name is a change too. */
function filesOf(version: VersionContent): string {
  return version.attachments.map((file) => `${file.name} [${file.sha256.slice(0, 8)}]`).join('\n');
}
