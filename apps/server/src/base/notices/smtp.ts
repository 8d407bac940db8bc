import { createTransport } from 'nodemailer';
import { parseMailAddress, type Mailbox } from '../../platform/mail-address.ts';
import { codeOf, DeliveryFailure, type Send } from './delivery.ts';
import { oneLine, plainText } from './domain.ts';

export interface SmtpSettings {
  /**
   * `smtps://` is TLS from the first byte; `smtp://` changes to TLS when the server offers it (RFC 3207). Certificates are
   * checked; `?requireTLS=true` and `?tls.rejectUnauthorized=false` are understood, as by nodemailer.
   */
  readonly url: string;
  readonly from: Mailbox;
}

export interface SmtpSender {
  readonly send: Send;
  close(): void;
}

/**
 * Mail through the operator's own server. The Message-ID is made of the notice's id and the sender's domain and stays the same
 * when a notice is sent again, so that mail programs show it once (RFC 5322 §3.6.4).
 */
export function smtpSender({ url, from }: SmtpSettings): SmtpSender {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    // What was interrupted is sent again by the notice's own schedule.
    maxRequeues: 0,
    idleTimeout: 30_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    dnsTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    async send(to, subject, body, id, signal) {
      const address = parseMailAddress(to);
      if (address === undefined) throw new DeliveryFailure('INVALID_ADDRESS', true);
      try {
        await transport.sendMail({
          from: { name: from.name, address: from.address },
          to: { name: '', address },
          // Said by itself, so that nobody is added by what the headers hold.
          envelope: { from: from.address, to: [address] },
          messageId: `<${id}@${domain}>`,
          subject: oneLine(subject),
          text: plainText(body),
          textEncoding: 'base64',
          // No absence message comes back to an address nobody reads (RFC 3834 §5).
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal,
        });
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/** What nodemailer tells of an SMTP refusal. */
interface Refusal {
  readonly responseCode?: unknown;
  readonly response?: unknown;
  readonly command?: unknown;
}

function failureOf(error: unknown): DeliveryFailure {
  const { responseCode, response, command } = error instanceof Error ? (error as Error & Refusal) : {};
  if (typeof responseCode !== 'number') return new DeliveryFailure(codeOf(error));
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(String(response))?.[1];
  const at = typeof command === 'string' && /^[A-Z][A-Z0-9 -]{1,30}$/.test(command) ? ` (${command})` : '';
  const reason = `SMTP ${responseCode}${enhanced === undefined ? '' : ` ${enhanced}`}${at}`;
  return new DeliveryFailure(reason, command === 'RCPT TO' && isRefusedForGood(responseCode, enhanced));
}

/** 5.7.x is the server's policy, such as who may relay: the operator's to set right, not the address's fault (RFC 3463 §3.8). */
function isRefusedForGood(responseCode: number, enhanced: string | undefined): boolean {
  return responseCode >= 500 && responseCode !== 503 && enhanced?.startsWith('5.7.') !== true;
}
