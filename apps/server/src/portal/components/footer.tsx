import type { VNode } from 'preact';
import { absolute, href, pictureHref, said, siteName, type PageContext } from '../context.ts';
import { canonical } from '../html/meta.ts';
import { Logo } from './logo.tsx';

/** Where an error in this page is reported: the site's mailbox with the address of the page, or its telephone. */
export function correctionHref(context: PageContext, title: string): string | undefined {
  const { email, phone } = context.site.profile;
  if (email !== '') {
    const subject = encodeURIComponent(context.m.chrome.subject(title));
    return `mailto:${email}?subject=${subject}&body=${encodeURIComponent(canonical(context))}`;
  }
  return phone === '' ? undefined : `tel:${phone}`;
}

/** The marks a government site carries (《政府网站发展指引》): code, records, sponsor, operator, contact, map, correction. */
export function Footer({ context }: { readonly context: PageContext }): VNode {
  const { m, site } = context;
  const { profile } = site;
  const correction = correctionHref(context, siteName(context));
  return (
    <footer class="site-footer">
      <div class="wrap footer-grid">
        <div class="footer-name">
          <Logo context={context} decorative />
          <p>
            <strong>{siteName(context)}</strong>
            <br />
            {context.language === 'en' ? profile.mottoEn : profile.motto}
          </p>
        </div>
        <ul class="footer-links">
          <FooterLink path={href(context, '/requests')} label={m.nav.requests} />
          <FooterLink path={href(context, '/ledger')} label={m.ledger.title} />
          <FooterLink path={href(context, '/sitemap')} label={m.chrome.siteMap} />
          {correction !== undefined && <FooterLink path={correction} label={m.chrome.correction} />}
          <FooterLink path={href(context, '/accessibility')} label={m.chrome.accessibility} />
          <FooterLink path="/feeds/all.xml" label={m.chrome.feeds} />
          <FooterLink path="/open/v1/documents" label={m.chrome.openData} />
        </ul>
        <dl class="footer-facts">
          <Fact label={m.chrome.sponsor} value={profile.sponsor} />
          <Fact label={m.chrome.operator} value={profile.operator} />
          <Fact label={m.chrome.address} value={profile.address} />
          <Fact label={m.chrome.postcode} value={profile.postcode} />
          <Fact label={m.chrome.phone} value={profile.phone} />
          <Fact label={m.chrome.email} value={profile.email} />
        </dl>
        <dl class="footer-facts footer-marks">
          <Fact label={m.chrome.siteIdCode} value={profile.siteIdCode} />
          <Fact label={m.chrome.icp} value={profile.icpNumber} />
          <Fact label={m.chrome.police} value={profile.policeNumber} />
        </dl>
      </div>
      <Marks context={context} />
      <p class="wrap footer-address">{absolute(context, href(context, context.address))}</p>
      <p class="wrap footer-maker">{m.chrome.poweredBy}</p>
    </footer>
  );
}

/** 党政机关标识, 公安备案, 适老化 and the like, as the site has been given them. */
function Marks({ context }: { readonly context: PageContext }): VNode | null {
  const { marks } = context.structure.look;
  if (marks.length === 0) return null;
  return (
    <ul class="wrap footer-badges" aria-label={context.m.chrome.marks}>
      {marks.map((mark) => {
        const label = said(context, mark.label, mark.labelEn);
        const shown =
          mark.picture === null ? (
            label
          ) : (
            <img src={pictureHref(context, mark.picture)} alt={label} loading="lazy" decoding="async" />
          );
        return (
          <li key={mark.label}>
            {mark.url === '' ? (
              shown
            ) : (
              <a href={mark.url} rel="noopener">
                {shown}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function FooterLink({ path, label }: { readonly path: string; readonly label: string }): VNode {
  return (
    <li>
      <a href={path}>{label}</a>
    </li>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }): VNode | null {
  if (value.trim() === '') return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
