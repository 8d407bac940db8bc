import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A message as the mail server took it over. */
export interface ReceivedMail {
  readonly to: readonly string[];
  /** Header names in lower case, unfolded and not yet decoded. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly messageId: string;
  readonly subject: string;
  readonly body: string;
  readonly isEncrypted: boolean;
}

export interface MailServer {
  readonly port: number;
  readonly received: ReceivedMail[];
  stop(): Promise<void>;
}

export interface MailServerOptions {
  readonly port?: number;
  /** Offers STARTTLS with a certificate nobody vouches for. */
  readonly offersTls?: boolean;
  /** The answer to RCPT TO for this address; undefined takes it. */
  readonly refuse?: (address: string) => { readonly code: number; readonly text: string } | undefined;
}

/** A real SMTP server on 127.0.0.1 that keeps what it is given. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.offersTls === true ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    logger: false,
    closeTimeout: 50,
    onRcptTo({ address }, _session, done) {
      const refusal = options.refuse?.(address);
      done(refusal === undefined ? null : Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({
          to,
          isEncrypted: session.secure,
          ...parseMail(Buffer.concat(chunks).toString('utf8')),
        });
        done();
      });
    },
  });
  // A client that turns away from our certificate is part of a test.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** One text part, as our mail is. */
function parseMail(raw: string): Omit<ReceivedMail, 'to' | 'isEncrypted'> {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const);
  const header = (name: string): string => headers.find(([one]) => one === name)?.[1] ?? '';
  const content = raw.slice(end + 4);
  return {
    headers,
    messageId: header('message-id'),
    subject: decodeWords(header('subject')),
    body:
      header('content-transfer-encoding') === 'base64'
        ? Buffer.from(content, 'base64').toString('utf8').replaceAll('\r\n', '\n')
        : content,
  };
}

/** RFC 2047 words in UTF-8; blanks between two of them do not count. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_all, kind: string, word: string) => {
      if (kind.toUpperCase() === 'B') return Buffer.from(word, 'base64').toString('utf8');
      const bytes = word
        .replaceAll('_', ' ')
        .replace(/=([0-9A-F]{2})/gi, (_one, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, 'latin1').toString('utf8');
    });
}
