import type { RequestReceipt } from '@openzone/contracts';
import type { VNode } from 'preact';
import { formatDay } from '../../platform/i18n/index.ts';
import { Icon } from '../components/icons.tsx';
import { href, siteName, type PageContext } from '../context.ts';
import { Head, Hidden, RequestPage, Steps } from './parts.tsx';

interface ReceiptProps {
  readonly context: PageContext;
  readonly receipt: RequestReceipt;
  /** When it was submitted, `YYYY-MM-DD HH:MM` in Shanghai. */
  readonly at: string;
  /** Data address of the QR code. */
  readonly qr: string;
  readonly token: string;
}

/** 接收回执: number and query code, to be written down; the code is nowhere else. */
export function ReceiptPage({ context, receipt, at, qr, token }: ReceiptProps): VNode {
  const r = context.m.requests.receipt;
  return (
    <RequestPage context={context} title={r.title} script>
      <Head title={r.title} />
      <Steps context={context} at={3} />
      <div class="receipt" data-draft-done="request">
        <p class="notice notice-strong receipt-warning">{r.lead}</p>
        <p class="receipt-site">{siteName(context)}</p>
        <dl class="receipt-codes">
          <div>
            <dt>{r.number}</dt>
            <dd class="notranslate">{receipt.number}</dd>
          </div>
          <div>
            <dt>{r.code}</dt>
            <dd class="notranslate receipt-code">{receipt.queryCode}</dd>
          </div>
        </dl>
        <Dates context={context} receipt={receipt} at={at} />
        <figure class="receipt-qr">
          <img src={qr} alt={r.qrAlt(receipt.number)} width={160} height={160} />
          <figcaption>
            {r.qr}
            <br />
            <span class="quiet">{r.qrNote}</span>
          </figcaption>
        </figure>
      </div>
      <p class="form-actions">
        <button type="button" hidden data-print>
          <Icon name="print" />
          {r.print}
        </button>
        <a class="button-quiet" href={href(context, '/requests/progress')}>
          {r.toProgress}
        </a>
      </p>
      <section class="form-part" aria-labelledby="next">
        <h2 id="next">{r.next}</h2>
        <ol class="plain-list">
          {r.nextList.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
      </section>
      <form class="receipt-close" action={href(context, '/requests/receipt')} method="post">
        <Hidden values={{ token }} />
        <p>{r.closeHint}</p>
        <p class="form-actions">
          <button type="submit" class="button-quiet">
            {r.close}
          </button>
        </p>
      </form>
    </RequestPage>
  );
}

function Dates({ context, receipt, at }: Pick<ReceiptProps, 'context' | 'receipt' | 'at'>): VNode {
  const r = context.m.requests.receipt;
  const day = (value: string | null, otherwise: string): string =>
    value === null ? otherwise : formatDay(value, context.language);
  return (
    <dl class="answers">
      <div>
        <dt>{r.submitted}</dt>
        <dd>
          <time datetime={at}>{at}</time>
        </dd>
      </div>
      <div>
        <dt>{r.received}</dt>
        <dd>{day(receipt.receivedOn, r.receivedLater)}</dd>
      </div>
      <div>
        <dt>{r.due}</dt>
        <dd>{day(receipt.due, r.dueLater)}</dd>
      </div>
    </dl>
  );
}

export function ReceiptGonePage({ context }: { readonly context: PageContext }): VNode {
  const r = context.m.requests;
  return (
    <RequestPage context={context} title={r.receipt.gone}>
      <Head title={r.receipt.gone} lead={r.receipt.goneText} />
      <p class="form-actions">
        <a class="button" href={href(context, '/requests/progress')}>
          {r.progress}
        </a>
        <a class="button-quiet" href={href(context, '/requests')}>
          {r.title}
        </a>
      </p>
    </RequestPage>
  );
}
