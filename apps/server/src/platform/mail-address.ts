import { domainToASCII } from 'node:url';

/** One mailbox (RFC 5322 §3.4): the name shown beside it may be empty. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

const local = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const domain = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/**
 * The address when the text is exactly one, otherwise undefined: as browsers check `<input type=email>`, so that nothing which
 * ends a header or adds a recipient passes. Chinese domains become their ASCII form; local parts are ASCII (no RFC 6531).
 */
export function parseMailAddress(text: string): string | undefined {
  // Looked for first, because the form of a domain quietly leaves some of them out.
  if (/[\s\p{Cc}]/u.test(text)) return undefined;
  const at = text.lastIndexOf('@');
  const user = text.slice(0, at);
  const host = domainToASCII(text.slice(at + 1));
  if (at < 1 || !local.test(user) || !domain.test(host) || user.length + host.length > 253) return undefined;
  return `${user}@${host}`;
}

/** `office@zone.gov.cn` or `测试开发区 <office@zone.gov.cn>`; undefined for anything else. */
export function parseMailbox(text: string): Mailbox | undefined {
  const [, name = '', inBrackets] = /^([^<>"\p{Cc}]{0,100})<([^<>]+)>$/u.exec(text.trim()) ?? [];
  const address = parseMailAddress(inBrackets ?? text.trim());
  return address === undefined ? undefined : { name: name.trim(), address };
}
