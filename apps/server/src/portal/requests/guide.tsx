import type { VNode } from 'preact';
import type { PublicUnit } from '../../engines/publication/public/index.ts';
import { Icon } from '../components/icons.tsx';
import { SearchBox } from '../components/search-box.tsx';
import { href, named, originalLang, type PageContext } from '../context.ts';
import { BigLinks, Head, RequestPage } from './parts.tsx';

/** The unit that takes requests: the one the site names as its operator, otherwise the one that answers in its own name. */
export function receivingUnit(context: PageContext): PublicUnit | undefined {
  const units = context.structure.units.filter(({ state }) => state === 'ACTIVE');
  const { operator, sponsor } = context.site.profile;
  const called = (wanted: string) => units.find(({ names }) => names.some(({ name }) => name === wanted));
  return called(operator) ?? called(sponsor) ?? units.find((unit) => unit.disclosureCapacity === 'OWN_NAME');
}

interface GuideProps {
  readonly context: PageContext;
  /** Whether requests are taken online. */
  readonly isOpen: boolean;
}

export function GuidePage({ context, isOpen }: GuideProps): VNode {
  const r = context.m.requests;
  const g = r.guide;
  return (
    <RequestPage context={context} title={r.title} description={g.lead} isPublic>
      <Head title={r.title} lead={g.lead} />
      {!isOpen && <Closed context={context} />}
      <section aria-label={r.shortcuts}>
        <BigLinks
          context={context}
          links={[
            ...(isOpen
              ? ([
                  ['pen', '/requests/new', r.apply, r.applyHint],
                  ['search', '/requests/progress', r.progress, r.progressHint],
                ] as const)
              : []),
            ['clock', '/requests/when', r.when, r.whenHint],
          ]}
        />
      </section>
      <section class="request-first" aria-labelledby="first">
        <h2 id="first">{g.first}</h2>
        <p>{g.firstText}</p>
        <SearchBox context={context} id="request-search" />
        <p>
          <a class="button-quiet" href={href(context, '/catalogue')}>
            <Icon name="list" />
            {g.catalogue}
          </a>
        </p>
      </section>
      <div class="request-guide">
        <Part id="what" title={g.what} items={g.whatList} />
        <Part id="who" title={g.who} items={g.whoList} />
        <Part id="write" title={g.write} items={g.writeList} source={g.writeSource} />
        <Next context={context} />
        <Part id="fees" title={g.fees} items={g.feesList} />
        <Part id="remedies" title={g.remedies} items={g.remediesList} />
      </div>
      <Channels context={context} isOpen={isOpen} />
    </RequestPage>
  );
}

function Closed({ context }: { readonly context: PageContext }): VNode {
  const r = context.m.requests;
  return (
    <div class="notice notice-mild">
      <p>
        <strong>{r.closed}</strong> {r.closedText}
      </p>
    </div>
  );
}

/** Instead of a form, where the site takes none. */
export function ClosedPage({ context, title }: { readonly context: PageContext; readonly title: string }): VNode {
  const r = context.m.requests;
  return (
    <RequestPage context={context} title={title}>
      <Head title={title} />
      <Closed context={context} />
      <p class="form-actions">
        <a class="button" href={`${href(context, '/requests')}#how`}>
          {r.howElse}
        </a>
      </p>
    </RequestPage>
  );
}

function Part({
  id,
  title,
  items,
  source,
}: {
  readonly id: string;
  readonly title: string;
  readonly items: readonly string[];
  readonly source?: string;
}): VNode {
  return (
    <section class="request-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      {source !== undefined && <p class="quiet">{source}</p>}
    </section>
  );
}

function Next({ context }: { readonly context: PageContext }): VNode {
  const g = context.m.requests.guide;
  return (
    <section class="request-part" aria-labelledby="next">
      <h2 id="next">{g.next}</h2>
      <ol class="request-steps">
        {g.steps.map((step) => (
          <li key={step.title}>
            <strong>{step.title}</strong>
            <p>{step.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Every way that is open, with address, telephone and hours as the site keeps them. */
function Channels({ context, isOpen }: GuideProps): VNode {
  const { m } = context;
  const g = m.requests.guide;
  const { profile } = context.site;
  const unit = receivingUnit(context);
  const lang = originalLang(context);
  const own = (text: string): VNode => <span lang={lang}>{text}</span>;
  const place = unit?.address === undefined || unit.address === '' ? profile.address : unit.address;
  const phone = unit?.phone === undefined || unit.phone === '' ? profile.phone : unit.phone;
  const name = unit === undefined ? profile.operator : named(context, unit);
  const rows: readonly (readonly [string, VNode | string, string])[] = [
    [g.channels.online, isOpen ? g.channels.onlineHow : g.channels.onlineClosed, g.received.confirmed],
    [
      g.channels.person,
      <>
        {own(place)}
        <br />
        {own(unit?.officeHours ?? '')}
      </>,
      g.received.handed,
    ],
    [
      g.channels.post,
      <>
        {own(profile.address)} {profile.postcode} {name}
        <br />
        {g.channels.postMark}
      </>,
      g.received.signed,
    ],
    ...(profile.email === '' ? [] : [[g.channels.email, profile.email, g.received.confirmed] as const]),
    [g.channels.oral, g.channels.oralHow, g.received.handed],
  ];
  return (
    <section class="request-channels" aria-labelledby="how">
      <h2 id="how">{g.how}</h2>
      <dl class="channel-list">
        {rows.map(([channel, how, received]) => (
          <div key={channel}>
            <dt>{channel}</dt>
            <dd>
              {how}
              <span class="channel-received">
                {g.channelReceived}
                {m.requests.colon}
                {received}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <dl class="channel-office">
        <div>
          <dt>{m.platform.requestsOffice}</dt>
          <dd>{name}</dd>
        </div>
        {phone !== '' && (
          <div>
            <dt>{g.enquiries}</dt>
            <dd>
              <a class="phone" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
                {phone}
              </a>
            </dd>
          </div>
        )}
        {unit !== undefined && unit.officeHours !== '' && (
          <div>
            <dt>{g.hours}</dt>
            <dd>{own(unit.officeHours)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
