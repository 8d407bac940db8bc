import { createVerifier, standardAlgorithms } from '@openzone/ledger-core';
import { sm2Sm3 } from '@openzone/ledger-core/sm';
import { Fragment, type ComponentChildren, type VNode } from 'preact';
import type { HeadRow, LogView } from '../../base/ledger/index.ts';
import type { LoggedEntry } from '../../engines/publication/public/index.ts';
import { formatCount, shanghaiMinute } from '../../platform/i18n/index.ts';
import { Icon } from '../components/icons.tsx';
import { Page } from '../components/layout.tsx';
import { Breadcrumb, SectionHead } from '../components/lists.tsx';
import { absolute, href, named, originalLang, type PageContext } from '../context.ts';
import { breadcrumbData } from '../html/document-data.ts';
import { tellEntry } from '../html/ledger-entry.ts';

export interface LedgerContent {
  /** Undefined before anything was published. */
  readonly head: HeadRow | undefined;
  readonly log: Pick<LogView, 'origin' | 'verifierKeys'>;
  readonly newest: readonly LoggedEntry[];
}

/** 公开账本: what it is, what it holds now, and how anybody can watch it. */
export function LedgerPage({
  context,
  content,
}: {
  readonly context: PageContext;
  readonly content: LedgerContent;
}): VNode {
  const l = context.m.ledger;
  return (
    <Page
      context={context}
      kind="ledger"
      meta={{ title: l.title, description: l.lead, data: [breadcrumbData(context, [], l.title)] }}
    >
      <div class="wrap">
        <Breadcrumb context={context} trail={[]} last={l.title} />
        <div class="page-head">
          <h1>{l.title}</h1>
          <p class="page-lead">{l.lead}</p>
        </div>
        <section aria-labelledby="how">
          <SectionHead id="how" title={l.how} />
          <ol class="ledger-how">
            {l.howList.map((item) => (
              <li key={item.title}>
                <h3>{item.title}</h3>
                <p>{item.text}</p>
              </li>
            ))}
          </ol>
          <p class="section-lead">{l.verifyDocument}</p>
        </section>
        <State context={context} content={content} />
        <Newest context={context} entries={content.newest} />
        <Keys context={context} verifierKeys={content.log.verifierKeys} />
        <Monitor context={context} verifierKeys={content.log.verifierKeys} />
        <section aria-labelledby="limits">
          <SectionHead id="limits" title={l.limits} />
          <ul class="ledger-list">
            {l.limitsList.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}

function State({ context, content }: { readonly context: PageContext; readonly content: LedgerContent }): VNode {
  const l = context.m.ledger;
  const { head, log } = content;
  return (
    <section aria-labelledby="state">
      <SectionHead id="state" title={l.state} />
      {head === undefined ? (
        <p class="section-lead">{l.none}</p>
      ) : (
        <>
          <dl class="ledger-facts">
            <Fact label={l.origin}>
              <code class="notranslate">{log.origin}</code>
            </Fact>
            <Fact label={l.size}>{formatCount(head.size)}</Fact>
            <Fact label={l.madeAt}>
              <time datetime={head.madeAt.toISOString()}>{shanghaiMinute(head.madeAt)}</time>
            </Fact>
            <Fact label={l.root}>
              <code>{head.root.toString('hex')}</code>
            </Fact>
          </dl>
          <Outsiders context={context} head={head} />
          <h3>{l.checkpoint}</h3>
          <p class="section-lead">{l.checkpointText}</p>
          <Source text={head.note + head.cosignatures.map(({ line }) => line).join('')} />
          <p>
            <a class="button-quiet" href="/ledger/checkpoint" download="checkpoint.txt">
              <Icon name="download" />
              {l.download}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

/** Who beside the site has seen a head, and when by their own clocks. */
export function Outsiders({
  context,
  head,
}: {
  readonly context: PageContext;
  readonly head: Pick<HeadRow, 'cosignatures' | 'timestamps'>;
}): VNode {
  const l = context.m.ledger;
  const seen = head.cosignatures.map(({ witness, seenAt }) => ({ name: witness, at: seenAt }));
  const stamped = head.timestamps.map(({ authority, stampedAt }) => ({ name: authority, at: stampedAt }));
  const list = (items: readonly { name: string; at: Date }[], none: string): ComponentChildren =>
    items.length === 0
      ? none
      : items.map(({ name, at }) => (
          <span key={name} class="ledger-seen">
            <span class="notranslate">{name}</span> <time datetime={at.toISOString()}>{shanghaiMinute(at)}</time>
          </span>
        ));
  return (
    <dl class="ledger-facts">
      <Fact label={l.witnesses}>{list(seen, l.noWitnesses)}</Fact>
      <Fact label={l.timestamps}>{list(stamped, l.noTimestamps)}</Fact>
    </dl>
  );
}

export function Fact({ label, children }: { readonly label: string; readonly children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Text for programs, exactly as it is; it wraps, so that nothing has to be scrolled to be read. */
export function Source({ text }: { readonly text: string }): VNode {
  return (
    <pre class="source notranslate">
      <code>{text}</code>
    </pre>
  );
}

function Newest({
  context,
  entries,
}: {
  readonly context: PageContext;
  readonly entries: readonly LoggedEntry[];
}): VNode | null {
  const l = context.m.ledger;
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="newest">
      <SectionHead id="newest" title={l.newest} />
      <ol class="ledger-entries">
        {entries.map((entry) => (
          <Entry key={entry.sequence} context={context} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ context, entry }: { readonly context: PageContext; readonly entry: LoggedEntry }): VNode {
  const l = context.m.ledger;
  const told = tellEntry(entry.entry, context.m);
  const unit = told.unit === undefined ? undefined : context.structure.unitByCode.get(told.unit);
  return (
    <li>
      <p class="ledger-entry-head">
        <span class="quiet">{l.verify.entryNumber(String(entry.sequence))}</span>{' '}
        {told.appended !== undefined && (
          <time datetime={told.appended.toISOString()}>{shanghaiMinute(told.appended)}</time>
        )}{' '}
        <strong>{told.action}</strong>
        {told.isForced && <strong class="mark-forced">{l.forced}</strong>}{' '}
        {told.isRecordedLater && <span class="quiet">{l.recordedLater}</span>}{' '}
        <span class="quiet">{unit === undefined ? told.unit : named(context, unit)}</span>
      </p>
      <p>
        <Subject context={context} entry={entry} code={told.code} version={told.version} />
        {told.day}
      </p>
    </li>
  );
}

/** By title and link while it is public; of anything else only the code that the entry itself names. */
function Subject({
  context,
  entry,
  code,
  version,
}: {
  readonly context: PageContext;
  readonly entry: LoggedEntry;
  readonly code: string | undefined;
  readonly version: number | undefined;
}): VNode | null {
  const l = context.m.ledger;
  if (code === undefined) return null;
  const number = version === undefined ? null : <span class="quiet"> {l.version(String(version))}</span>;
  if (entry.code === null)
    return (
      <>
        <code class="notranslate">{code}</code> <span class="quiet">{l.notPublicNow}</span>
        {number}
      </>
    );
  return (
    <>
      <a href={href(context, `/d/${entry.code}`)} lang={originalLang(context)}>
        {entry.title}
      </a>
      {number}{' '}
      <a href={href(context, `/d/${entry.code}/verify`)} aria-label={l.verify.titleOf(entry.title ?? entry.code)}>
        {l.verify.link}
      </a>
    </>
  );
}

function Keys({
  context,
  verifierKeys,
}: {
  readonly context: PageContext;
  readonly verifierKeys: readonly string[];
}): VNode {
  const l = context.m.ledger;
  return (
    <section aria-labelledby="keys">
      <SectionHead id="keys" title={l.keys} />
      <p class="section-lead">{l.keysText}</p>
      <dl class="ledger-facts ledger-keys">
        {verifierKeys.map((key) => (
          <Fact key={key} label={algorithmOf(context, key)}>
            <code class="notranslate">{key}</code>
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function algorithmOf(context: PageContext, verifierKey: string): string {
  const { algorithms } = context.m.ledger;
  const { algorithm } = createVerifier(verifierKey, [...standardAlgorithms, sm2Sm3]);
  return algorithm === 'Ed25519' || algorithm === 'SM2-SM3' ? algorithms[algorithm] : algorithm;
}

const specifications = ['tlog-tiles', 'tlog-checkpoint', 'signed-note', 'tlog-witness', 'tlog-proof'];

function Monitor({
  context,
  verifierKeys,
}: {
  readonly context: PageContext;
  readonly verifierKeys: readonly string[];
}): VNode {
  const l = context.m.ledger;
  const log = absolute(context, '/ledger');
  return (
    <section aria-labelledby="monitor">
      <SectionHead id="monitor" title={l.monitor} />
      <p class="section-lead">{l.monitorText}</p>
      <ol class="ledger-list ledger-ways">
        <li>
          <p>{l.monitorOwn}</p>
          <Source
            text={`openzone monitor ${log} --state ledger-state.json --key ${verifierKeys.map((key) => `'${key}'`).join(' ')}`}
          />
        </li>
        <li>
          <p>{l.monitorOthers}</p>
          <Source text={`${log}/checkpoint\n${log}/tile/<L>/<N>[.p/<W>]\n${log}/tile/entries/<N>[.p/<W>]`} />
          <p>
            {l.specifications}
            {context.m.requests.colon}
            {specifications.map((name, index) => (
              <Fragment key={name}>
                {index > 0 && ', '}
                <a href={`https://c2sp.org/${name}`} rel="external noopener" class="leaves">
                  {name}
                  <span class="unseen">{context.m.chrome.opensElsewhere}</span>
                </a>
              </Fragment>
            ))}
          </p>
        </li>
        <li>
          <p>{l.monitorByHand}</p>
        </li>
      </ol>
    </section>
  );
}
