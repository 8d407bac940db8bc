/** Escapes text for an HTML text node. */
export function escapeText(text: string): string {
  // Nearly no text has anything to escape.
  return /[&<>]/u.test(text) ? text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;') : text;
}

/** Escapes text for a double-quoted HTML attribute. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

/** The text without any whitespace: what "nothing is lost" is measured by. */
export function withoutWhitespace(text: string): string {
  return text.replace(/\s+/gu, '');
}
