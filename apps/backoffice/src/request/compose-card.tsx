import { requestActLabels, type LetterPreview, type RequestDetail } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { readingsQuery, requestChanged } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import type { FormAct } from './act-fields.ts';
import { doableActs } from './act-words.ts';
import { documentKindLabels, kindActs, offeredKinds, partiesOf, type DocumentKind } from './document-kinds.ts';
import { documentProblems, type DocumentProblem } from './document-problems.ts';
import { fileMessages } from './file-messages.ts';
import { paperMessages } from './paper-messages.ts';

interface Props {
  readonly detail: RequestDetail;
  /** Opens the form of an act. */
  readonly onAct: (act: FormAct) => void;
}

/** Draws up a document from what the request already holds; what must be there and is not is told by name. */
export function ComposeCard({ detail, onAct }: Props) {
  const f = useMessages(fileMessages);
  const { pick } = useLanguage();
  const id = useId();
  const [kind, setKind] = useState<DocumentKind | null>(null);
  const [party, setParty] = useState<string | null>(null);
  const composing = useCompose(detail, kind, party);
  const kinds = offeredKinds(detail.draft?.outcome ?? null, detail.clock.regime);
  const choose = (next: DocumentKind) => {
    setKind(next);
    setParty(null);
    composing.clear();
  };
  return (
    <Card className="oz-card" size="small" title={<h2>{f.compose}</h2>}>
      <div className="oz-field">
        <label htmlFor={id}>{f.kind}</label>
        <Select<DocumentKind | null>
          id={id}
          className="oz-wide"
          value={kind}
          showSearch={{ optionFilterProp: 'label' }}
          options={kinds.map((one) => ({ value: one, label: pick(documentKindLabels[one]) }))}
          onChange={(next) => {
            if (next !== null) choose(next);
          }}
        />
      </div>
      {kind !== null && <ForWhom kind={kind} detail={detail} party={party} onChange={setParty} />}
      {kind !== null && <ByAct kind={kind} detail={detail} onAct={onAct} />}
      {composing.failure !== null && <FailureAlert failure={composing.failure} />}
      {composing.problems !== null && <Problems problems={composing.problems} hard={composing.refused} />}
      <div className="oz-row">
        <Button disabled={kind === null} loading={composing.running === 'preview'} onClick={composing.preview}>
          {f.preview}
        </Button>
        <Button type="primary" disabled={kind === null} loading={composing.running === 'draw'} onClick={composing.draw}>
          {f.draw}
        </Button>
      </div>
      <Modal
        open={composing.seen !== null}
        title={composing.seen === null ? '' : f.previewOf(composing.seen.name)}
        width={820}
        footer={null}
        onCancel={composing.closePreview}
      >
        <div className="oz-letter" lang="zh-CN" role="region" tabIndex={0} aria-label={f.preview}>
          {composing.seen?.lines.map((line, index) => (
            // Two lines of a letter may read the same; they never change place.
            <p key={`${index}-${line}`}>{line}</p>
          ))}
        </div>
        {composing.problems !== null && <Problems problems={composing.problems} hard={false} />}
      </Modal>
    </Card>
  );
}

interface ForWhomProps {
  readonly kind: DocumentKind;
  readonly detail: RequestDetail;
  readonly party: string | null;
  readonly onChange: (party: string) => void;
}

/** Which of several a letter goes to; the last unless chosen. */
function ForWhom({ kind, detail, party, onChange }: ForWhomProps) {
  const p = useMessages(paperMessages);
  const id = useId();
  const parties = partiesOf(kind, detail);
  if (parties.length < 2) return null;
  return (
    <div className="oz-field">
      <label htmlFor={id}>{p.addressee}</label>
      <Select
        id={id}
        className="oz-wide"
        value={party ?? parties.at(-1) ?? ''}
        options={parties.map((one) => ({ value: one, label: one }))}
        onChange={onChange}
      />
    </div>
  );
}

/** What a letter says is asked for once, by the act that sends it; from here one gets there. */
function ByAct({ kind, detail, onAct }: Props & { readonly kind: DocumentKind }) {
  const p = useMessages(paperMessages);
  const { pick } = useLanguage();
  const act = kindActs[kind];
  if (act === undefined) return null;
  const label = pick(requestActLabels[act]);
  const possible = doableActs(detail).includes(act);
  return (
    <Alert
      className="oz-alert"
      type="info"
      showIcon
      title={possible ? p.byAct(label) : p.actNotNow(label)}
      action={
        possible ? (
          <Button size="small" onClick={() => onAct(act)}>
            {p.goToAct(label)}
          </Button>
        ) : null
      }
    />
  );
}

function Problems({ problems, hard }: { readonly problems: readonly DocumentProblem[]; readonly hard: boolean }) {
  const f = useMessages(fileMessages);
  const { pick } = useLanguage();
  if (problems.length === 0)
    return <Alert className="oz-alert" type="success" showIcon title={f.noProblems} role="status" />;
  return (
    <Alert
      className="oz-alert"
      type={hard ? 'error' : 'warning'}
      showIcon
      role="alert"
      title={hard ? f.problems : f.problemsMaybe}
      description={
        <ul className="oz-tight">
          {problems.map((problem) => (
            <li key={`${problem.field}-${problem.text.zh}`}>{pick(problem.text)}</li>
          ))}
        </ul>
      }
    />
  );
}

function useCompose(detail: RequestDetail, kind: DocumentKind | null, party: string | null) {
  const f = useMessages(fileMessages);
  const { pick } = useLanguage();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [running, setRunning] = useState<'preview' | 'draw' | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [problems, setProblems] = useState<readonly DocumentProblem[] | null>(null);
  const [refused, setRefused] = useState(false);
  const [seen, setSeen] = useState<LetterPreview | null>(null);
  const clear = () => {
    setFailure(null);
    setProblems(null);
    setRefused(false);
  };
  const run = async (what: 'preview' | 'draw', work: (kind: DocumentKind) => Promise<void>) => {
    if (kind === null || running !== null) return;
    clear();
    setRunning(what);
    try {
      await work(kind);
    } catch (error) {
      const found = documentProblems(asFailure(error));
      if (found === null) setFailure(error);
      else {
        setProblems(found);
        setRefused(true);
      }
    } finally {
      setRunning(null);
    }
  };
  const wanted = (one: DocumentKind) => (party === null ? { kind: one } : { kind: one, party });
  const preview = () =>
    run('preview', async (one) => {
      const letter = await request<LetterPreview>(`/requests/${detail.id}/documents/preview`, { query: wanted(one) });
      setProblems(letter.problems);
      setSeen(letter);
    });
  const draw = () =>
    run('draw', async (one) => {
      const body = wanted(one);
      const drawn = await request<RequestDetail>(`/requests/${detail.id}/documents`, { method: 'POST', body });
      await Promise.all([
        requestChanged(client, drawn),
        // It names the applicant, so drawing it up is a reading.
        client.invalidateQueries({ queryKey: readingsQuery(detail.id).queryKey }),
      ]);
      void message.success(f.drawn(pick(documentKindLabels[one])));
    });
  return {
    running,
    failure,
    problems,
    refused,
    seen,
    clear,
    preview: () => void preview(),
    draw: () => void draw(),
    closePreview: () => setSeen(null),
  };
}
