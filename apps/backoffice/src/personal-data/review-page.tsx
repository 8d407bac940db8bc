import type { PersonalDataReview, PersonalFinding } from '@openzone/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, App, Button, Segmented, Switch } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { documentQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { useWideScreen } from '../ui/small-screen.ts';
import { AttachmentsCard } from './attachments-card.tsx';
import { FindingList } from './finding-list.tsx';
import { MarkBar } from './mark-bar.tsx';
import { personalDataMessages } from './messages.ts';
import { OriginalsCard } from './originals-card.tsx';
import { personalDataQuery } from './queries.ts';
import { stepFrom } from './segments.ts';
import { TextPane, type Selected } from './text-pane.tsx';
import './personal-data.css';

const route = getRouteApi('/office/documents/$documentId/personal-data');
const SECRECY: readonly string[] = ['secret-mark', 'work-secret-mark'];

export function PersonalDataPage() {
  const { documentId } = route.useParams();
  const { data: review } = useSuspenseQuery(personalDataQuery(documentId));
  return <ReviewView key={`${review.documentId} ${review.versionNumber}`} review={review} />;
}

type View = 'list' | 'original' | 'copy';

/** Original and public copy side by side, and what was found, to be masked or kept by keyboard or hand. */
function ReviewView({ review }: { readonly review: PersonalDataReview }) {
  const m = useMessages(personalDataMessages);
  const wide = useWideScreen();
  const act = useReviewAct(review);
  const [view, setView] = useState<View>('list');
  const [undecidedOnly, setUndecidedOnly] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [keeping, setKeeping] = useState<PersonalFinding | null>(null);
  const [selected, setSelected] = useState<Selected | null>(null);
  const [copying, setCopying] = useState(false);

  const listed = review.findings.filter(
    ({ state, exemption }) => !undecidedOnly || (state === 'open' && exemption === null),
  );
  const mayDecide = (finding: PersonalFinding) =>
    review.mayDecide && (review.mayDecideSecrecy || !SECRECY.includes(finding.kind));
  const mayKeep = (finding: Pick<PersonalFinding, 'blocking'>) => review.mayKeepBlocking || !finding.blocking;
  const maskable = new Set(
    review.attachments.flatMap(({ position, maskable: may }) => (may ? [`attachmentText:${position}`] : [])),
  );
  const mayMask = (finding: PersonalFinding) =>
    mayDecide(finding) && (!finding.part.startsWith('attachmentText:') || maskable.has(finding.part));
  const undecided = review.findings.filter((one) => one.state === 'open' && one.exemption === null && mayMask(one));
  const accepted = review.findings.filter(({ state }) => state === 'mask').length;
  const cleaned = review.attachments.filter(
    ({ position, findings }) =>
      findings.some(({ state }) => state === 'mask') ||
      review.findings.some(({ part, state }) => state === 'mask' && part === `attachmentText:${position}`),
  ).length;
  const decide = (findings: readonly { readonly id: string }[], decision: PersonalFinding['state'], reason = '') =>
    act.run('/decisions', { findings: findings.map(({ id }) => id), decision, reason });
  const finding = listed.find(({ id }) => id === chosen);
  useKeys({
    onStep: (step) =>
      setChosen(
        stepFrom(
          listed.map(({ id }) => id),
          chosen,
          step,
        ),
      ),
    onMask: () => finding !== undefined && mayMask(finding) && act.tell(decide([finding], 'mask')),
    onKeep: () => finding !== undefined && mayDecide(finding) && mayKeep(finding) && setKeeping(finding),
  });

  const hidden = review.attachments.flatMap(({ findings }) => findings);
  const blocking = [...review.findings, ...hidden].filter((one) => one.blocking && one.state !== 'keep').length;
  const panes: Readonly<Record<View, React.ReactNode>> = {
    list: (
      <section className="oz-pd-findings" aria-labelledby="oz-pd-list">
        <h2 id="oz-pd-list">{m.list}</h2>
        <FindingList
          findings={listed}
          textOf={(one) => textOf(review, one)}
          chosen={chosen}
          mayDecide={mayDecide}
          mayMask={mayMask}
          mayKeep={mayKeep}
          busy={act.busy}
          onChoose={setChosen}
          onMask={(one) => act.tell(decide([one], 'mask'))}
          onKeep={setKeeping}
          onReopen={(one) => act.tell(decide([one], 'open'))}
        />
      </section>
    ),
    original: <TextPane review={review} side="original" chosen={chosen} onChoose={setChosen} onSelect={setSelected} />,
    copy: <TextPane review={review} side="copy" chosen={chosen} onChoose={setChosen} />,
  };
  return (
    <Page
      title={m.title}
      about={m.about(review.title, review.versionNumber)}
      actions={
        <>
          <LinkButton to="/documents/$documentId" params={{ documentId: review.documentId }} label={m.backToDocument} />
          {review.mayMask && (
            <Button type="primary" disabled={accepted + cleaned === 0} onClick={() => setCopying(true)}>
              {m.makeCopy}
            </Button>
          )}
        </>
      }
    >
      <Summary review={review} blocking={blocking} onSearch={() => act.tell(act.run('/search', {}))} />
      <div className="oz-pd-tools">
        {!wide && (
          <Segmented<View>
            aria-label={m.view}
            value={view}
            onChange={setView}
            options={[
              { value: 'list', label: m.list },
              { value: 'original', label: m.original },
              { value: 'copy', label: m.copy },
            ]}
          />
        )}
        <label className="oz-row">
          <Switch size="small" checked={undecidedOnly} onChange={setUndecidedOnly} /> {m.undecidedOnly}
        </label>
        {undecided.length > 1 && (
          <Button disabled={act.busy} onClick={() => act.tell(decide(undecided, 'mask'))}>
            {m.maskAll}
          </Button>
        )}
        {review.mayDecide && (
          <MarkBar selected={selected} busy={act.busy} onMark={(mark) => act.tell(act.run('/marks', mark))} />
        )}
        {wide && <span className="oz-quiet">{m.keys}</span>}
      </div>
      <div className="oz-pd">
        {wide ? Object.entries(panes).map(([key, pane]) => <div key={key}>{pane}</div>) : panes[view]}
      </div>
      <AttachmentsCard
        review={review}
        busy={act.busy}
        onDecide={decide}
        onTell={(running) => act.tell(running)}
        onSearch={() => act.tell(act.run('/search', {}, m.searched))}
      />
      <OriginalsCard review={review} />
      <AskDialog
        open={keeping !== null}
        title={m.keepTitle}
        okText={m.keep}
        reason={{ label: m.keepReason, least: 2, hint: m.keepHint }}
        onClose={() => setKeeping(null)}
        onOk={(reason) => (keeping === null ? Promise.resolve() : decide([keeping], 'keep', reason))}
      >
        {keeping !== null && <strong>{textOf(review, keeping)}</strong>}
      </AskDialog>
      <AskDialog
        open={copying}
        title={m.makeCopy}
        okText={m.makeCopy}
        onClose={() => setCopying(false)}
        onOk={() => act.run('/copy', {}, m.made)}
      >
        <p>{m.makeCopyAbout(accepted, cleaned)}</p>
      </AskDialog>
    </Page>
  );
}

function Summary({
  review,
  blocking,
  onSearch,
}: {
  readonly review: PersonalDataReview;
  readonly blocking: number;
  readonly onSearch: () => void;
}) {
  const m = useMessages(personalDataMessages);
  if (review.scannedAt === null) {
    return (
      <Alert
        className="oz-alert"
        type="info"
        showIcon
        title={m.notSearched}
        action={review.mayDecide ? <Button onClick={onSearch}>{m.search}</Button> : null}
      />
    );
  }
  const count = review.findings.length + review.attachments.reduce((sum, { findings }) => sum + findings.length, 0);
  const title = count === 0 ? m.nothing : m.found(count, blocking);
  return (
    <Alert
      className="oz-alert"
      type={blocking > 0 ? 'warning' : 'success'}
      showIcon
      title={title}
      description={m.nothingHint}
    />
  );
}

function textOf(review: PersonalDataReview, { part, start, end }: PersonalFinding): string {
  return review.parts.find(({ key }) => key === part)?.text.slice(start, end) ?? '';
}

interface Acting {
  readonly busy: boolean;
  readonly run: (path: string, body: object, done?: string) => Promise<void>;
  /** Shows what went wrong where no dialog does. */
  readonly tell: (running: Promise<void>) => void;
}

/** Acts on the revision that is on the screen; the answer is the new state of the screen. */
function useReviewAct({ documentId, revision }: PersonalDataReview): Acting {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { pick } = useLanguage();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (path: string, body: object, done?: string) => {
      setBusy(true);
      try {
        const answer = await request<PersonalDataReview>(`/documents/${documentId}/personal-data${path}`, {
          method: 'POST',
          body: { ...body, revision },
        });
        client.setQueryData(personalDataQuery(documentId).queryKey, answer);
        await client.invalidateQueries({ queryKey: documentQuery(documentId).queryKey, exact: true });
        if (done !== undefined) void message.success(done);
      } catch (error) {
        if (asFailure(error).currentRevision !== null)
          await client.invalidateQueries({ queryKey: personalDataQuery(documentId).queryKey });
        throw error;
      } finally {
        setBusy(false);
      }
    },
    [client, documentId, revision, message],
  );
  const tell = useCallback(
    (running: Promise<void>) => {
      running.catch((error: unknown) => void message.error(pick(asFailure(error).text), 6));
    },
    [message, pick],
  );
  return { busy, run, tell };
}

interface Keys {
  readonly onStep: (step: 1 | -1) => void;
  readonly onMask: () => void;
  readonly onKeep: () => void;
}

/** J, K, M and R, where nothing is being typed and no dialog is open. */
function useKeys({ onStep, onMask, onKeep }: Keys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (event.ctrlKey || event.metaKey || event.altKey || target?.closest('input, textarea, select, [role="dialog"]'))
        return;
      const key = event.key.toLowerCase();
      if (key === 'j') onStep(1);
      else if (key === 'k') onStep(-1);
      else if (key === 'm') onMask();
      else if (key === 'r') onKeep();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onStep, onMask, onKeep]);
}
