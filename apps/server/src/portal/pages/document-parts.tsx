import type { ComponentChildren, VNode } from 'preact';
import {
  validityLabels,
  type PublicDocument,
  type PublicLink,
  type PublicReference,
} from '../../engines/publication/public/index.ts';
import { formatBytes, formatDay, pick, shanghaiDay, shanghaiMinute } from '../../platform/i18n/index.ts';
import { Icon } from '../components/icons.tsx';
import { columnHref, href, named, originalLang, termPath, unitNamed, type PageContext } from '../context.ts';
import { fileType } from '../html/file-kinds.ts';
import { bookTitle } from '../html/titles.ts';
import type { DocumentView } from './document-view.ts';

interface PartProps {
  readonly context: PageContext;
  readonly view: DocumentView;
}

/** The catalogue's fields (条例 art. 12 and what offices add), each only where it has a value. */
export function DocumentFacts({
  context,
  view,
  published,
}: PartProps & { readonly published: PublicDocument | undefined }): VNode {
  const d = context.m.document;
  const lang = originalLang(context);
  const column = context.structure.byId.get(view.columnId);
  const unit = context.structure.unitById.get(view.unitId);
  const day = (value: string | null): ComponentChildren =>
    value === null ? null : <time datetime={value}>{formatDay(value, context.language)}</time>;
  const original = (value: string | null): ComponentChildren =>
    value === null || value === '' ? null : <span lang={lang}>{value}</span>;
  const first: readonly Fact[] = [
    [d.index, view.indexNumber],
    [
      d.subject,
      view.subjectCategory === null ? null : termPath(context, context.structure.topics, view.subjectCategory),
    ],
    [d.agency, original(view.issuingAgency)],
    [d.number, original(view.documentNumber)],
    [d.written, day(view.writtenDate)],
    [d.published, published === undefined ? null : day(published.listedOn)],
    [d.validity, pick(validityLabels[view.validity], context.language)],
    [d.genre, view.genre === null ? null : termPath(context, context.structure.genres, view.genre)],
  ];
  const further: readonly Fact[] = [
    [d.joint, view.jointIssuers.length === 0 ? null : original(view.jointIssuers.join('、'))],
    [d.publishedHere, publishedHere(context, published)],
    [d.effective, day(view.effectiveDate)],
    [d.expires, day(view.expiredDate)],
    [d.changed, day(view.changedDate)],
    [d.legacyIndex, view.legacyIndexNumber],
    [d.words, view.subjectWords.length === 0 ? null : original(view.subjectWords.join('　'))],
    [d.source, original(view.source)],
    [d.column, column === undefined ? null : <a href={columnHref(context, column)}>{named(context, column)}</a>],
    [
      d.unit,
      unit === undefined ? (
        view.unitName
      ) : (
        <a href={href(context, `/u/${unit.code}`)}>{unitNamed(context, unit.id, view.unitName, view.writtenDate)}</a>
      ),
    ],
  ];
  return (
    <>
      <FactList facts={first} />
      <details class="doc-info-more">
        <summary>{d.more}</summary>
        <FactList facts={further} />
      </details>
    </>
  );
}

type Fact = readonly [label: string, value: ComponentChildren];

function FactList({ facts }: { readonly facts: readonly Fact[] }): VNode {
  return (
    <dl class="doc-info">
      {facts.map(([label, value]) =>
        value === null || value === '' ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** For a document taken over from a former site the day it appeared here differs from the day it was first public. */
function publishedHere(context: PageContext, published: PublicDocument | undefined): ComponentChildren {
  if (published === undefined || published.legacyPublishedOn === null) return null;
  const day = shanghaiDay(published.publishedAt);
  return day === published.listedOn ? null : <time datetime={day}>{formatDay(day, context.language)}</time>;
}

export function Attachments({ context, view, base }: PartProps & { readonly base: string }): VNode | null {
  if (view.attachments.length === 0) return null;
  const { m } = context;
  return (
    <section class="attachments" aria-labelledby="attachments">
      <h2 id="attachments">{m.document.attachments}</h2>
      <ol>
        {view.attachments.map((attachment) => (
          <li key={attachment.position}>
            <a href={`${base}/${attachment.position}/${encodeURIComponent(attachment.name)}`}>
              <Icon name="file" />
              <span>
                <span lang={originalLang(context)}>{attachment.name}</span>{' '}
                <span class="attachment-kind">
                  {m.fileKinds[fileType(attachment.name).kind]}
                  {context.language === 'en' ? ', ' : '，'}
                  {formatBytes(attachment.size)}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** 解读、修改、废止、落实 … each as the sentence it is. */
export function Relations({
  context,
  links,
}: {
  readonly context: PageContext;
  readonly links: readonly PublicLink[];
}): VNode | null {
  if (links.length === 0) return null;
  return (
    <section class="relations" aria-labelledby="relations">
      <h2 id="relations">{context.m.document.relations}</h2>
      <ul>
        {links.map((link) => (
          <li key={`${link.kind}${link.side}${link.code}`}>
            <Relation context={context} link={link} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Relation({ context, link }: { readonly context: PageContext; readonly link: PublicLink }): VNode {
  const [before = '', after = ''] = context.m.relations[link.kind][link.side];
  return (
    <span>
      {before}
      <a href={href(context, `/d/${link.code}`)} lang={originalLang(context)}>
        {bookTitle(link.title)}
      </a>
      {after}
    </span>
  );
}

/** Where a reference of a text leads today; undefined for what the public may not know of. */
export function referenceTo(
  context: PageContext,
  references: readonly PublicReference[],
  code: string,
): { readonly href: string; readonly remark: string } | undefined {
  const found = references.find((one) => one.code === code);
  if (found === undefined) return undefined;
  const remark = found.title === null ? context.m.document.referenceGone : '';
  return { href: href(context, `/d/${code}`), remark };
}

/** Documents whose texts refer to this one. */
export function Mentions({
  context,
  mentions,
}: {
  readonly context: PageContext;
  readonly mentions: readonly PublicReference[];
}): VNode | null {
  if (mentions.length === 0) return null;
  return (
    <section class="relations" aria-labelledby="mentions">
      <h2 id="mentions">{context.m.document.mentions}</h2>
      <ul>
        {mentions.map(({ code, title }) => (
          <li key={code}>
            <a href={href(context, `/d/${code}`)} lang={originalLang(context)}>
              {bookTitle(title ?? code)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** When each version became public and why it changed; the checksum lets anybody compare. */
export function History({
  context,
  document,
}: {
  readonly context: PageContext;
  readonly document: PublicDocument;
}): VNode | null {
  const d = context.m.document;
  if (document.versions.length === 0) return null;
  return (
    <section class="history" aria-labelledby="history">
      <h2 id="history">{d.history}</h2>
      <ol>
        {document.versions.map((version) => (
          <li key={`${version.number}${version.at.toISOString()}`}>
            <time datetime={version.at.toISOString()}>{shanghaiMinute(version.at)}</time>
            <span>
              {d.version(version.number)}
              {context.language === 'en' ? ' ' : ''}
              {d.actions[version.action]}
              {version.forced && <strong class="mark-forced">{d.forcedAct}</strong>}
              {version.note !== '' && (
                <span class="history-note" lang={originalLang(context)}>
                  {version.note}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {document.channels.length > 0 && (
        <p class="history-channels">
          {d.channels}
          {context.language === 'en' ? ': ' : '：'}
          {document.channels
            .map((entry) =>
              [context.m.channels[entry.channel], entry.publishedOn, entry.reference]
                .filter((part) => part !== null && part !== '')
                .join(' '),
            )
            .join(context.language === 'en' ? '; ' : '；')}
        </p>
      )}
      <p class="history-verify">
        <a href={href(context, `/d/${document.code}/verify`)} rel="nofollow">
          {context.m.ledger.verify.linkLong}
        </a>
      </p>
      <details class="checksum">
        <summary>{d.checksum}</summary>
        <p>
          <code>{document.sha256}</code>
        </p>
      </details>
    </section>
  );
}

export function Notices({
  context,
  view,
  published,
}: PartProps & { readonly published: PublicDocument | undefined }): VNode {
  const d = context.m.document;
  const imported = published !== undefined && published.legacyPublishedOn !== null;
  const repealers =
    published?.links.filter((link) => link.side === 'to' && (link.kind === 'REPEALS' || link.kind === 'AMENDS')) ?? [];
  return (
    <>
      {view.validity !== 'IN_FORCE' && (
        <div class={`notice notice-${view.validity === 'AMENDED' ? 'mild' : 'strong'}`}>
          <Icon name="warning" />
          <p>
            <strong>{d.notInForce[view.validity]}</strong>
            {repealers.map((link) => (
              <span key={link.code} class="notice-link">
                <Relation context={context} link={link} />
              </span>
            ))}
          </p>
        </div>
      )}
      {published?.forced === true && (
        <div class="notice notice-strong">
          <Icon name="warning" />
          <p>{d.forced}</p>
        </div>
      )}
      {published?.demonstration === true && <p class="notice-line">{d.demonstration}</p>}
      {imported && <p class="notice-line">{d.imported}</p>}
      {d.bodyNote !== '' && <p class="notice-line">{d.bodyNote}</p>}
    </>
  );
}
