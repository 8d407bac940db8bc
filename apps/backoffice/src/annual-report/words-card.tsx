import type { AnnualReport, AnnualReportView } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import { App, Button, Card, Select } from 'antd';
import { useMemo, useState } from 'react';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { LiveWordsEditor } from '../rich-text/live-words-editor.tsx';
import { liveFigure } from '../rich-text/live-words.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { reportMessages } from './messages.ts';
import { takeReport } from './queries.ts';

interface Props {
  readonly year: number;
  readonly unitId: string | undefined;
  readonly report: AnnualReport;
  /** Parts that are tables. */
  readonly tables: ReadonlySet<string>;
}

/** The parts in words, with live figures; what was typed stays until it is saved. */
export function WordsCard({ year, unitId, report, tables }: Props) {
  const m = useMessages(reportMessages);
  const client = useQueryClient();
  const { message } = App.useApp();
  const parts = report.parts.filter(({ no }) => !tables.has(no));
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const save = async () => {
    const sent = typed;
    setRunning(true);
    setFailure(null);
    try {
      const view = await request<AnnualReportView>(`/annual-reports/${year}`, {
        method: 'PUT',
        query: { unitId },
        body: { revision: report.revision, parts: sent },
      });
      await takeReport(client, year, unitId, view);
      // What was typed on while it was being saved is not saved yet.
      setTyped((now) => Object.fromEntries(Object.entries(now).filter(([no, text]) => text !== sent[no])));
      void message.success(m.saved);
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  if (parts.length === 0) return null;
  return (
    <Card className="oz-card" size="small" title={<h2>{m.words}</h2>}>
      <p className="oz-quiet">{m.wordsHint}</p>
      {failure !== null && <FailureAlert failure={failure} />}
      {parts.map((part) => (
        <Part
          key={part.no}
          part={part}
          fields={report.fields}
          value={typed[part.no] ?? part.source}
          onChange={(text) => setTyped((before) => ({ ...before, [part.no]: text }))}
        />
      ))}
      <Button type="primary" loading={running} disabled={Object.keys(typed).length === 0} onClick={() => void save()}>
        {m.save}
      </Button>
    </Card>
  );
}

interface PartProps {
  readonly part: AnnualReport['parts'][number];
  readonly fields: AnnualReport['fields'];
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function Part({ part, fields, value, onChange }: PartProps) {
  const m = useMessages(reportMessages);
  const { pick } = useLanguage();
  const [editor, setEditor] = useState<Editor | null>(null);
  const title = `${part.no}、${part.title}`;
  const known = useMemo(
    () => new Map(fields.map(({ key, label, value: now }) => [key, { value: now, label: label.zh }])),
    [fields],
  );
  const insert = (key: string) => {
    editor?.chain().focus().insertContent({ type: liveFigure, attrs: { key } }).run();
  };
  return (
    <section className="oz-report-part">
      <h3>{title}</h3>
      {part.content !== '' && <p className="oz-quiet">{part.content}</p>}
      <LiveWordsEditor
        // Figures that have changed are shown anew.
        key={fields.map((field) => field.value).join(' ')}
        label={title}
        value={value}
        fields={known}
        onChange={onChange}
        onEditor={setEditor}
      />
      <Select<string>
        className="oz-wide"
        aria-label={m.insert}
        placeholder={m.insert}
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        options={fields.map(({ key, label, value: now }) => ({ value: key, label: `${pick(label)}：${now}` }))}
        onSelect={insert}
      />
    </section>
  );
}
