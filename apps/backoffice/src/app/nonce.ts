/**
 * Some components measure scroll bars or hold the page still by a style element of their own that knows of no nonce. Every style element
 * this program makes gets it: what runs here is our own code, by `script-src 'self'`.
 */
export function giveNonceToStyles(nonce: string | undefined): void {
  if (nonce === undefined) return;
  const create = document.createElement.bind(document);
  document.createElement = (tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}

/** The nonce of this response's content security policy, which the server puts into the page; styles made at run time carry it. */
export function cspNonce(): string | undefined {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  return nonce === '' || nonce === '__CSP_NONCE__' ? undefined : nonce;
}
