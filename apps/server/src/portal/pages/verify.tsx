import { erasureBasisLabels } from '@openzone/contracts';
import type { VNode } from 'preact';
import { mainEntry, type ProofFile } from '../../base/ledger/proof/index.ts';
import type { DocumentProof, LedgerAct } from '../../engines/publication/public/index.ts';
import { formatCount, pick, shanghaiMinute } from '../../platform/i18n/index.ts';
import { Icon } from '../components/icons.tsx';
import { Page } from '../components/layout.tsx';
import { Breadcrumb, SectionHead } from '../components/lists.tsx';
import { absolute, href, originalLang, type PageContext } from '../context.ts';
import { Fact, Source } from './ledger.tsx';
import { LiveCheck } from './verify-live.tsx';

export interface VerifyContent {
  readonly code: string;
  /** Of what is public at this address now; undefined for what was withdrawn. */
  readonly title: string | undefined;
  readonly acts: readonly LedgerAct[];
  readonly file: ProofFile | undefined;
  /** Static files of the ledger are missing or do not fit: entries are shown, and no proof. */
  readonly isBroken: boolean;
}

export function verifyContent(code: string, title: string | undefined, proof: DocumentProof): VerifyContent {
  return { code, title, acts: proof.acts, file: proof.file, isBroken: proof.trouble !== undefined };
}

/** 核验: the acts of a document with their entries and proofs, checked in the reader's browser, and how to check without it. */
export function VerifyPage({
  context,
  content,
}: {
  readonly context: PageContext;
  readonly content: VerifyContent;
}): VNode {
  const v = context.m.ledger.verify;
  const { code, title, acts, file } = content;
  const lang = originalLang(context);
  const trail = title === undefined ? [] : [{ path: href(context, `/d/${code}`), label: context.m.document.body }];
  return (
    <Page
      context={context}
      kind="verify"
      meta={{
        title: v.titleOf(title ?? code),
        description: v.lead,
        noIndex: true,
        ...(file !== undefined && context.assets.has('verify.js') ? { script: 'verify.js' } : {}),
      }}
    >
      <div class="wrap">
        <Breadcrumb context={context} trail={trail} last={v.title} />
        <div class="page-head">
          <h1>{v.linkLong}</h1>
          {title !== undefined && (
            <p class="verify-subject">
              <a href={href(context, `/d/${code}`)} lang={lang}>
                {title}
              </a>
            </p>
          )}
          <p class="page-lead">{v.lead}</p>
        </div>
        <Notes context={context} content={content} />
        {file !== undefined && <LiveCheck context={context} file={file} />}
        <History context={context} acts={acts} file={file} />
        {file !== undefined && (
          <>
            <Checkpoint context={context} file={file} />
            <ByHand context={context} file={file} />
          </>
        )}
        <section aria-labelledby="limits">
          <SectionHead id="limits" title={v.limits} />
          <ul class="ledger-list">
            {v.limitsList.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}

function Notes({ context, content }: { readonly context: PageContext; readonly content: VerifyContent }): VNode {
  const v = context.m.ledger.verify;
  const { title, acts, file, isBroken } = content;
  const waiting = acts.length - (file?.entries.length ?? 0);
  return (
    <>
      {title === undefined && <p class="notice notice-mild">{v.withdrawn}</p>}
      {isBroken && <p class="notice notice-strong">{v.broken}</p>}
      {!isBroken && file === undefined && <p class="notice notice-mild">{v.pending}</p>}
      {file !== undefined && waiting > 0 && <p class="notice notice-mild">{v.some(formatCount(waiting))}</p>}
    </>
  );
}

function History({
  context,
  acts,
  file,
}: {
  readonly context: PageContext;
  readonly acts: readonly LedgerAct[];
  readonly file: ProofFile | undefined;
}): VNode {
  const v = context.m.ledger.verify;
  return (
    <section aria-labelledby="history">
      <SectionHead id="history" title={v.history} />
      <p class="section-lead">{v.historyText}</p>
      <ol class="verify-acts">
        {acts.toReversed().map((act) => (
          <Act key={act.sequence} context={context} act={act} file={file} />
        ))}
      </ol>
    </section>
  );
}

function Act({
  context,
  act,
  file,
}: {
  readonly context: PageContext;
  readonly act: LedgerAct;
  readonly file: ProofFile | undefined;
}): VNode {
  const { m } = context;
  const v = m.ledger.verify;
  const proof = file?.entries.find((entry) => entry.index === act.sequence);
  const label = v.entryNumber(String(act.sequence));
  return (
    <li>
      <p class="verify-act">
        <time datetime={act.at.toISOString()}>{shanghaiMinute(act.at)}</time>{' '}
        <strong>{act.action === 'ERASE' ? m.ledger.actions.ERASE : m.document.actions[act.action]}</strong>{' '}
        {m.document.version(act.versionNumber)}
        {act.basis !== null && <span> {pick(erasureBasisLabels[act.basis], context.language)}</span>}
        {act.forced && <strong class="mark-forced">{m.document.forcedAct}</strong>} <span class="quiet">{label}</span>
      </p>
      {act.entry.includes('"recordedLater":true') && <p class="quiet">{v.recordedLater}</p>}
      <details>
        <summary>
          {v.details}
          <span class="unseen"> {label}</span>
        </summary>
        <h3>{v.entry}</h3>
        <Source text={act.entry} />
        <h3>{v.opening}</h3>
        {act.opening === null ? <p class="quiet">{v.openingHidden}</p> : <Source text={act.opening} />}
        <h3>{v.proof}</h3>
        {proof === undefined ? <p class="quiet">{v.notSigned}</p> : <Source text={proof.tlogProof} />}
      </details>
    </li>
  );
}

function Checkpoint({ context, file }: { readonly context: PageContext; readonly file: ProofFile }): VNode {
  const l = context.m.ledger;
  const { checkpoint, log } = file;
  return (
    <section aria-labelledby="checkpoint">
      <SectionHead
        id="checkpoint"
        title={l.verify.checkpoint}
        more={href(context, '/ledger')}
        moreLabel={l.verify.aboutLedger}
      />
      <Source text={checkpoint.note + checkpoint.cosignatures.join('')} />
      <dl class="ledger-facts">
        <Fact label={l.witnesses}>
          {checkpoint.cosignatures.length === 0 ? l.noWitnesses : checkpoint.cosignatures.map(witnessOf).join(', ')}
        </Fact>
        <Fact label={l.timestamps}>
          {checkpoint.timestamps.length === 0
            ? l.noTimestamps
            : checkpoint.timestamps.map(({ authority, time }) => (
                <span key={authority} class="ledger-seen">
                  <span class="notranslate">{authority}</span>{' '}
                  <time datetime={time}>{shanghaiMinute(new Date(time))}</time>
                </span>
              ))}
        </Fact>
        <Fact label={l.keys}>
          {log.verifierKeys.map((key) => (
            <code key={key} class="notranslate ledger-seen">
              {key}
            </code>
          ))}
        </Fact>
      </dl>
    </section>
  );
}

/** The name on a line of signature. */
function witnessOf(line: string): string {
  return line.split(' ')[1] ?? line;
}

/** With commands that come with the system, or with ours. */
function ByHand({ context, file }: { readonly context: PageContext; readonly file: ProofFile }): VNode {
  const v = context.m.ledger.verify;
  const { code } = file.document;
  const main = mainEntry(file);
  const [attachment] = file.attachments;
  const proofUrl = absolute(context, `/d/${code}/proof.json`);
  const steps: readonly (readonly [string, string])[] = [
    [v.ownTool, `openzone verify proof 核验-${code}.json`],
    ...(main === undefined || main.content === null
      ? []
      : [[v.ownByHand, `curl -s ${absolute(context, `/d/${code}/content.json`)} | sha256sum`] as const]),
    ...(main === undefined || main.opening === null
      ? []
      : [
          [
            v.ownOpening,
            `curl -s ${proofUrl} | jq -j '.entries[${file.entries.indexOf(main)}].opening' | sha256sum`,
          ] as const,
        ]),
    ...(attachment === undefined ? [] : [[v.ownAttachments, `curl -s '${attachment.url}' | sha256sum`] as const]),
    ...(file.checkpoint.timestamps.length === 0
      ? []
      : [
          [
            v.ownTimestamp,
            `curl -s ${proofUrl} > proof.json\njq -j .checkpoint.note proof.json > note.txt\njq -r '.checkpoint.timestamps[0].token' proof.json | base64 -d > token.der\nopenssl ts -verify -data note.txt -in token.der -token_in -CAfile ca.pem`,
          ] as const,
        ]),
  ];
  return (
    <section aria-labelledby="own">
      <SectionHead id="own" title={v.own} />
      <p class="section-lead">{v.ownText}</p>
      <p class="verify-download">
        <a class="button" href={`/d/${code}/proof.json`} download={`核验-${code}.json`}>
          <Icon name="download" />
          {v.download}
        </a>
      </p>
      <ol class="ledger-list ledger-ways">
        {steps.map(([text, command]) => (
          <li key={text}>
            <p>{text}</p>
            <Source text={command} />
          </li>
        ))}
      </ol>
    </section>
  );
}
