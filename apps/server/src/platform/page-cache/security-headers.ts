/** Nothing from elsewhere, nothing inline; `manifest-src` is what lets the site be installed. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const everywhere: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'cross-origin-opener-policy': 'same-origin',
};

/**
 * What goes with every answer: `page` for HTML and what it loads, `data` for machines of other origins, `file` for bytes
 * that came from outside and must not run. HSTS where the visitor came by HTTPS.
 */
export function securityHeaders(kind: 'page' | 'data' | 'file', origin = ''): Readonly<Record<string, string>> {
  const headers: Record<string, string> = { ...everywhere };
  if (origin.startsWith('https:')) headers['strict-transport-security'] = 'max-age=31536000';
  if (kind === 'page') {
    headers['content-security-policy'] = contentSecurityPolicy;
    headers['cross-origin-resource-policy'] = 'same-origin';
  } else if (kind === 'data') {
    headers['content-security-policy'] = "default-src 'none'; frame-ancestors 'none'";
    headers['access-control-allow-origin'] = '*';
    headers['cross-origin-resource-policy'] = 'cross-origin';
  } else {
    headers['content-security-policy'] = "default-src 'none'; frame-ancestors 'none'; sandbox";
    headers['cross-origin-resource-policy'] = 'same-origin';
  }
  return headers;
}
