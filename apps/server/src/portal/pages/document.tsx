import type { VNode } from 'preact';
import type { PublicDocument } from '../../engines/publication/public/index.ts';
import { formatDay, shanghaiMinute } from '../../platform/i18n/index.ts';
import { correctionHref } from '../components/footer.tsx';
import { Icon } from '../components/icons.tsx';
import { Page } from '../components/layout.tsx';
import { Phrases } from '../components/phrases.tsx';
import { Breadcrumb, columnTrail, DocumentList, showsValidity, ValidityBadge } from '../components/lists.tsx';
import { absolute, href, originalLang, unitNamed, type PageContext } from '../context.ts';
import { prepareBody, type PreparedBody } from '../html/body.ts';
import { breadcrumbData, documentData, organization } from '../html/document-data.ts';
import { Attachments, DocumentFacts, History, Mentions, Notices, referenceTo, Relations } from './document-parts.tsx';
import type { DocumentView, PreviewDocument } from './document-view.ts';

/** The page of a public document. */
export function DocumentPage({
  context,
  document,
}: {
  readonly context: PageContext;
  readonly document: PublicDocument;
}): VNode {
  const column = context.structure.byId.get(document.columnId);
  const trail = columnTrail(context, column);
  return (
    <Page
      context={context}
      kind="document"
      meta={{
        title: document.title,
        description: document.abstract,
        column,
        article: document,
        data: [documentData(context, document), organization(context), breadcrumbData(context, trail, document.title)],
        noIndex: document.demonstration,
        ...(column === undefined ? {} : { feed: { title: column.name, path: `/feeds/${column.key}.xml` } }),
      }}
    >
      <div class="wrap">
        <Breadcrumb context={context} trail={trail} last={context.m.document.body} />
        <Article context={context} view={document} published={document} files={`/d/${document.code}/files`} />
      </div>
    </Page>
  );
}

/** The same template over a version that is not public; nothing of it may be kept or found. */
export function PreviewPage({
  context,
  preview,
  token,
}: {
  readonly context: PageContext;
  readonly preview: PreviewDocument;
  readonly token: string;
}): VNode {
  const d = context.m.document;
  return (
    <Page context={context} kind="document" meta={{ title: `${d.preview} ${preview.title}`, noIndex: true }}>
      <div class="preview-strip" role="status">
        <p class="wrap">
          <strong>{d.preview}</strong> {d.previewText(shanghaiMinute(preview.expiresAt))}
        </p>
      </div>
      <div class="wrap">
        <Article
          context={context}
          view={preview}
          published={undefined}
          files={`/preview/${encodeURIComponent(token)}/files`}
        />
      </div>
    </Page>
  );
}

/** Words that are in no version yet, as their page would show them. */
export function DraftPage({ context, view }: { readonly context: PageContext; readonly view: DocumentView }): VNode {
  return (
    <Page context={context} kind="document" meta={{ title: view.title, noIndex: true }}>
      <div class="wrap">
        <Article
          context={context}
          view={view}
          published={undefined}
          files="/api/admin/files"
          pictureAt={(sha256) => `/api/admin/files/${sha256}/picture`}
        />
      </div>
    </Page>
  );
}

interface ArticleProps {
  readonly context: PageContext;
  readonly view: DocumentView;
  readonly published: PublicDocument | undefined;
  /** Where its attachments are. */
  readonly files: string;
  /** Where its pictures are, when not beside its attachments. */
  readonly pictureAt?: (sha256: string) => string;
}

function Article({ context, view, published, files, pictureAt }: ArticleProps): VNode {
  const { m } = context;
  const lang = originalLang(context);
  const pictures = `${files.slice(0, -'/files'.length)}/pictures`;
  const body = prepareBody(view.bodyHtml, {
    pictureAt: pictureAt ?? ((sha256) => `${pictures}/${sha256}`),
    documentAt: (code) => referenceTo(context, view.references, code),
    table: m.document.tableScroll,
    hint: m.document.tableHint,
    leaves: m.chrome.opensElsewhere,
    notes: m.document.notes,
    note: m.document.note,
    noteBack: m.document.noteBack,
  });
  const sideContents = body.contents.filter((entry) => entry.level <= 3);
  const withContents = sideContents.length >= 3 && context.display !== 'elder';
  return (
    <div class={withContents ? 'doc-layout doc-layout-contents' : 'doc-layout'}>
      <article class="doc" aria-labelledby="doc-title">
        <header class="doc-head">
          <h1 id="doc-title" lang={lang}>
            <Phrases text={view.title} />
          </h1>
          {view.documentNumber !== null && (
            <p class="doc-head-number" lang={lang}>
              {view.documentNumber}
            </p>
          )}
          <p class="doc-head-facts">
            {showsValidity(view) && <ValidityBadge context={context} validity={view.validity} />}
            <span>{unitNamed(context, view.unitId, view.unitName, view.writtenDate)}</span>
            {published !== undefined && (
              <span>
                {m.item.published}{' '}
                <time datetime={published.listedOn}>{formatDay(published.listedOn, context.language)}</time>
              </span>
            )}
          </p>
        </header>
        <Notices context={context} view={view} published={published} />
        <section class="doc-facts-box" aria-labelledby="doc-info">
          <h2 id="doc-info" class="unseen">
            {m.document.info}
          </h2>
          <DocumentFacts context={context} view={view} published={published} />
        </section>
        {published !== undefined && <Tools context={context} document={published} />}
        <div class="doc-body" lang={lang} dangerouslySetInnerHTML={{ __html: body.html }} />
        <Attachments context={context} view={view} base={files} />
        {published !== undefined && (
          <>
            <Relations context={context} links={published.links} />
            <Mentions context={context} mentions={published.mentions} />
            <History context={context} document={published} />
            <p class="doc-correction">
              <a href={correctionHref(context, view.title) ?? href(context, '/open-government')}>
                {m.document.correction}
              </a>
            </p>
          </>
        )}
      </article>
      {withContents && <Contents context={context} contents={sideContents} />}
      {published !== undefined && context.display !== 'elder' && <Related context={context} document={published} />}
    </div>
  );
}

/** Buttons are hidden until the script that gives them their effect has run. */
function Tools({ context, document }: { readonly context: PageContext; readonly document: PublicDocument }): VNode {
  const d = context.m.document;
  const address = absolute(context, href(context, `/d/${document.code}`));
  return (
    <section class="doc-tools" aria-label={d.tools}>
      <button type="button" data-tool="smaller" hidden>
        A−<span class="unseen"> {d.smaller}</span>
      </button>
      <button type="button" data-tool="larger" hidden>
        A+<span class="unseen"> {d.larger}</span>
      </button>
      <button type="button" data-tool="print" hidden>
        <Icon name="print" />
        {d.print}
      </button>
      <button type="button" data-tool="copy" data-text={address} data-done={d.copied} data-failed={d.copyFailed} hidden>
        <Icon name="link" />
        {d.copy}
      </button>
      <a class="tool-link" href={href(context, `/d/${document.code}/verify`)} rel="nofollow">
        <Icon name="seal" />
        {context.m.ledger.verify.link}
      </a>
      <details class="share">
        <summary>{d.shareText}</summary>
        <div class="share-box">
          <img src={`/d/${document.code}/qr.svg`} alt={d.qr(document.title)} width="160" height="160" loading="lazy" />
          <p>{d.share}</p>
          <p class="share-address">{address}</p>
        </div>
      </details>
      <p class="tool-message" role="status" data-tool="message" />
    </section>
  );
}

/** The way to the parts of a long text; beside it where there is room. */
function Contents({
  context,
  contents,
}: {
  readonly context: PageContext;
  readonly contents: PreparedBody['contents'];
}): VNode {
  return (
    <nav class="contents" aria-labelledby="contents">
      <h2 id="contents">{context.m.document.contents}</h2>
      <ol lang={originalLang(context)}>
        {contents.map((entry) => (
          <li key={entry.id} class={`contents-${entry.level}`}>
            <a href={`#${entry.id}`}>{entry.text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Related({
  context,
  document,
}: {
  readonly context: PageContext;
  readonly document: PublicDocument;
}): VNode | null {
  if (document.related.length === 0) return null;
  return (
    <section class="doc-related" aria-labelledby="related">
      <div class="section-head">
        <h2 id="related">{context.m.document.related}</h2>
      </div>
      <DocumentList context={context} items={document.related} />
    </section>
  );
}
