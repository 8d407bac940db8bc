import { API, headersFor, queryOf, tellSessionOver } from '../api/client.ts';
import { failureOf, noAnswer } from '../api/failure.ts';

/**
 * Takes a file from the API and hands it to the browser as a download. A link would do, but for what is refused: that must be told in
 * the dialog that asked for it, not on a page of raw JSON.
 * @param body where asking for the file is an act that is recorded
 */
export async function download(
  path: string,
  query: Readonly<Record<string, string>>,
  name: string,
  body?: object,
): Promise<void> {
  const method = body === undefined ? 'GET' : 'POST';
  const answer = await fetch(`${API}${path}${queryOf(query)}`, {
    method,
    credentials: 'same-origin',
    headers: headersFor(method, body !== undefined),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw noAnswer();
  });
  if (!answer.ok) {
    if (answer.status === 401) tellSessionOver();
    throw failureOf(answer.status, await answer.json().catch(() => null));
  }
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to save it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
