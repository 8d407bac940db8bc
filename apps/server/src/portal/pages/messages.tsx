import type { VNode } from 'preact';
import type { Tombstone } from '../../engines/publication/public/index.ts';
import { shanghaiMinute } from '../../platform/i18n/index.ts';
import { Page } from '../components/layout.tsx';
import { Empty } from '../components/lists.tsx';
import { SearchBox } from '../components/search-box.tsx';
import { href, originalLang, type PageContext } from '../context.ts';
import type { Messages } from '../messages/index.ts';

export type ErrorStatus = Extract<keyof Messages['errors'], number>;

const statuses: readonly ErrorStatus[] = [400, 403, 404, 405, 410, 413, 415, 429, 500, 503];

/** The status a page exists for that says most nearly the same. */
function errorStatus(status: number): ErrorStatus {
  const exact = statuses.find((known) => known === status);
  if (exact !== undefined) return exact;
  return status >= 500 ? (status === 503 || status === 507 ? 503 : 500) : 400;
}

interface ErrorPageProps {
  readonly context: PageContext;
  readonly status: number;
  /** What is meant for the reader and says more than the general words. */
  readonly text?: string | undefined;
  readonly back?: { readonly path: string; readonly label: string } | undefined;
}

export function ErrorPage({ context, status, text, back }: ErrorPageProps): VNode {
  const { m } = context;
  const words = m.errors[errorStatus(status)];
  return (
    <Page context={context} kind="error" meta={{ title: words.title, noIndex: true }}>
      <div class="wrap error">
        <Empty title={m.errors.code(status)}>
          <h1>{words.title}</h1>
          <p class="error-text">{text ?? words.text}</p>
          <p>{words.remedy}</p>
          <p class="error-ways">
            {back !== undefined && (
              <a class="button" href={back.path}>
                {back.label}
              </a>
            )}
            <a class={back === undefined ? 'button' : 'button-quiet'} href={href(context, '/')}>
              {m.errors.home}
            </a>
            <a class="button-quiet" href={href(context, '/catalogue')}>
              {m.nav.catalogue}
            </a>
          </p>
          <h2 class="unseen">{m.errors.searchHelp}</h2>
          <SearchBox context={context} id="error-search" label={m.errors.searchHelp} />
        </Empty>
      </div>
    </Page>
  );
}

/** What remains where a withdrawn document was: that it was there, since when it is not, and why. */
export function TombstonePage({
  context,
  tombstone,
}: {
  readonly context: PageContext;
  readonly tombstone: Tombstone;
}): VNode {
  const { m } = context;
  const t = m.tombstone;
  const facts: readonly (readonly [string, string | null, string | undefined])[] = [
    [t.index, tombstone.indexNumber, undefined],
    [t.at, shanghaiMinute(tombstone.withdrawnAt), undefined],
    [t.reason, tombstone.reason, originalLang(context)],
  ];
  return (
    <Page context={context} kind="error" meta={{ title: t.title, noIndex: true }}>
      <div class="wrap error">
        <Empty title={m.errors.code(410)}>
          <h1>{t.title}</h1>
          <p class="error-text">{t.text}</p>
          <dl class="tombstone">
            {facts.map(([label, value, lang]) =>
              value === null || value === '' ? null : (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd lang={lang}>{value}</dd>
                </div>
              ),
            )}
          </dl>
          <p>{t.help}</p>
          <p class="error-ways">
            <a class="button" href={href(context, '/catalogue')}>
              {m.nav.catalogue}
            </a>
            <a class="button-quiet" href={href(context, `/d/${tombstone.code}/verify`)}>
              {m.ledger.verify.link}
            </a>
            <a class="button-quiet" href={href(context, '/requests')}>
              {m.nav.requests}
            </a>
          </p>
        </Empty>
      </div>
    </Page>
  );
}
