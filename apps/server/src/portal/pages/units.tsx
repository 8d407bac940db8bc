import type { VNode } from 'preact';
import type { PublicListItem, PublicUnit } from '../../engines/publication/public/index.ts';
import { Icon, type IconName } from '../components/icons.tsx';
import { Page } from '../components/layout.tsx';
import { Breadcrumb, DocumentList, Empty, SectionHead } from '../components/lists.tsx';
import { formatDay } from '../../platform/i18n/index.ts';
import { href, named, originalLang, type PageContext } from '../context.ts';
import { breadcrumbData } from '../html/document-data.ts';

export function UnitsPage({ context }: { readonly context: PageContext }): VNode {
  const { m, structure } = context;
  const today = structure.units.filter(({ state }) => state === 'ACTIVE');
  const known = new Set(today.map(({ id }) => id));
  const roots = today.filter((unit) => unit.parentId === null || !known.has(unit.parentId));
  return (
    <Page context={context} kind="units" section="/units" meta={{ title: m.units.title, description: m.units.lead }}>
      <div class="wrap">
        <Breadcrumb context={context} trail={[]} last={m.units.title} />
        <div class="page-head">
          <h1>{m.units.title}</h1>
          <p class="page-lead">{m.units.lead}</p>
        </div>
        {roots.map((root) => (
          <section key={root.id} class="unit-group" aria-labelledby={`unit-${root.code}`}>
            <div class="unit-lead">
              <h2 id={`unit-${root.code}`}>
                <a href={href(context, `/u/${root.code}`)}>{named(context, root)}</a>
              </h2>
              <UnitContacts context={context} unit={root} />
            </div>
            <ul class="unit-cards">
              {descendants(today, root).map((unit) => (
                <li key={unit.id}>
                  <h3>
                    <a href={href(context, `/u/${unit.code}`)}>
                      {context.language === 'en' || unit.shortName === '' ? named(context, unit) : unit.shortName}
                    </a>
                  </h3>
                  <p class="unit-duty" lang={originalLang(context)}>
                    {dutiesOf(unit)[0] ?? ''}
                  </p>
                  {unit.phone !== '' && <PhoneLink context={context} phone={unit.phone} />}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}

function descendants(units: readonly PublicUnit[], root: PublicUnit): PublicUnit[] {
  return units.filter((unit) => unit.parentId === root.id).flatMap((unit) => [unit, ...descendants(units, unit)]);
}

/** One duty for each line, or for each numbered or semicolon-ended part of a paragraph. */
function dutiesOf(unit: PublicUnit): string[] {
  const text = unit.duties.trim();
  if (text === '') return [];
  const lines = text.includes('\n') ? text.split('\n') : text.split(/(?<=[；;])|(?=[（(][一二三四五六七八九十]+[)）])/);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

function PhoneLink({ context, phone }: { readonly context: PageContext; readonly phone: string }): VNode {
  return (
    <a class="phone" href={`tel:${phone.replace(/[^\d+-]/g, '')}`} aria-label={context.m.units.call(phone)}>
      <Icon name="phone" />
      {phone}
    </a>
  );
}

function UnitContacts({ context, unit }: { readonly context: PageContext; readonly unit: PublicUnit }): VNode {
  const u = context.m.units;
  const lang = originalLang(context);
  const facts: readonly (readonly [IconName, string, string])[] = [
    ['person', u.head, unit.head],
    ['place', u.address, unit.address],
    ['clock', u.hours, unit.officeHours],
  ];
  return (
    <dl class="unit-contacts">
      {facts.map(([icon, label, value]) =>
        value === '' ? null : (
          <div key={label}>
            <dt>
              <Icon name={icon} />
              {label}
            </dt>
            <dd lang={lang}>{value}</dd>
          </div>
        ),
      )}
      {unit.phone !== '' && (
        <div>
          <dt>
            <Icon name="phone" />
            {u.phone}
          </dt>
          <dd>
            <a href={`tel:${unit.phone.replace(/[^\d+-]/g, '')}`}>{unit.phone}</a>
          </dd>
        </div>
      )}
    </dl>
  );
}

interface UnitPageProps {
  readonly context: PageContext;
  readonly unit: PublicUnit;
  readonly items: readonly PublicListItem[];
}

export function UnitPage({ context, unit, items }: UnitPageProps): VNode {
  const { m, structure } = context;
  const name = named(context, unit);
  const trail = [{ path: href(context, '/units'), label: m.units.title }];
  const superior = unit.parentId === null ? undefined : structure.unitById.get(unit.parentId);
  const subordinate = structure.units.filter((other) => other.state === 'ACTIVE' && other.parentId === unit.id);
  return (
    <Page
      context={context}
      kind="unit"
      section="/units"
      meta={{
        title: name,
        description: unit.duties,
        data: [unitData(context, unit), breadcrumbData(context, trail, name)],
      }}
    >
      <div class="wrap">
        <Breadcrumb context={context} trail={trail} last={name} />
        <div class="page-head">
          <h1>{name}</h1>
          {unit.state === 'ACTIVE' && <p class="page-lead">{m.units.capacities[unit.disclosureCapacity]}</p>}
          <UnitPast context={context} unit={unit} />
        </div>
        <div class="with-side side-first">
          <aside class="side" aria-label={m.chrome.contact}>
            <section class="about" aria-labelledby="contact">
              <h2 id="contact">{m.chrome.contact}</h2>
              <UnitContacts context={context} unit={unit} />
            </section>
            {superior !== undefined && (
              <UnitLinks context={context} id="superior" title={m.units.superior} units={[superior]} />
            )}
            {subordinate.length > 0 && (
              <UnitLinks context={context} id="subordinate" title={m.units.subordinate} units={subordinate} />
            )}
          </aside>
          <div class="side-main">
            <Duties context={context} unit={unit} />
            {(unit.state === 'ACTIVE' || items.length > 0) && (
              <section aria-labelledby="documents">
                <SectionHead
                  id="documents"
                  title={m.units.documents}
                  more={href(context, `/catalogue?unit=${encodeURIComponent(unit.code)}`)}
                  moreLabel={m.units.allDocuments}
                />
                {items.length === 0 ? <Empty title={m.units.none} /> : <DocumentList context={context} items={items} />}
              </section>
            )}
          </div>
        </div>
      </div>
    </Page>
  );
}

/** What it was called before, and where its work went. */
function UnitPast({ context, unit }: { readonly context: PageContext; readonly unit: PublicUnit }): VNode | null {
  const { m, structure } = context;
  const successor = unit.successorId === null ? undefined : structure.unitById.get(unit.successorId);
  const merged = structure.units.filter(({ successorId }) => successorId === unit.id);
  const former = unit.names.filter(({ name }) => name !== unit.name);
  if (unit.endedOn === null && former.length === 0 && merged.length === 0) return null;
  return (
    <div class="unit-past">
      {unit.endedOn !== null && (
        <p>
          {m.units.ended[unit.state === 'MERGED' ? 'MERGED' : 'DISSOLVED'](formatDay(unit.endedOn, context.language))}
          {successor !== undefined && (
            <>
              {m.units.successor}
              <a href={href(context, `/u/${successor.code}`)}>{named(context, successor)}</a>
            </>
          )}
        </p>
      )}
      {former.length > 0 && <p>{m.units.former(former.map((one) => named(context, one)))}</p>}
      {merged.length > 0 && (
        <p>
          {m.units.took}
          {merged.map((one, index) => (
            <span key={one.id}>
              {index > 0 && m.units.listMark}
              <a href={href(context, `/u/${one.code}`)}>{named(context, one)}</a>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

function Duties({ context, unit }: { readonly context: PageContext; readonly unit: PublicUnit }): VNode | null {
  const duties = dutiesOf(unit);
  if (duties.length === 0) return null;
  return (
    <section aria-labelledby="duties">
      <div class="section-head">
        <h2 id="duties">{context.m.units.duties}</h2>
      </div>
      <ul class="duties" lang={originalLang(context)}>
        {duties.map((duty) => (
          <li key={duty}>{duty}</li>
        ))}
      </ul>
    </section>
  );
}

function UnitLinks({
  context,
  id,
  title,
  units,
}: {
  readonly context: PageContext;
  readonly id: string;
  readonly title: string;
  readonly units: readonly PublicUnit[];
}): VNode {
  return (
    <nav class="siblings" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {units.map((unit) => (
          <li key={unit.id}>
            <a href={href(context, `/u/${unit.code}`)}>{named(context, unit)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function unitData(context: PageContext, unit: PublicUnit): Readonly<Record<string, unknown>> {
  return {
    '@type': 'GovernmentOrganization',
    name: unit.name,
    alternateName: unit.nameEn,
    url: `${context.origin}/u/${unit.code}`,
    ...(unit.phone === '' ? {} : { telephone: unit.phone }),
    ...(unit.address === '' ? {} : { address: unit.address }),
  };
}
