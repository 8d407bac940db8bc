import type { DomElement } from './dom.ts';

/** Addresses that can be published: web, mail, and relative ones. Scripts, data and file addresses are not. */
export function safeAddress(raw: string | undefined): string | undefined {
  const address = raw?.replace(/[\s\u0000-\u001f]+/gu, '') ?? '';
  if (address === '' || address === '#' || address.length > 2000) return undefined;
  return /^(?:https?:|mailto:|ftp:|tel:)/iu.test(address) || !/^[a-z][a-z0-9+.-]*:/iu.test(address)
    ? address
    : undefined;
}

/** Text that its own style keeps from view: where injected advertising hides. */
export function isHidden(node: DomElement): boolean {
  const style = node.attribs['style'] ?? '';
  return (
    'hidden' in node.attribs ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$))/iu.test(style)
  );
}
