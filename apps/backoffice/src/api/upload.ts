import { API, headersFor, tellSessionOver } from './client.ts';
import { failureOf, noAnswer } from './failure.ts';

/** Sends a form with files. `fetch` does not tell how far an upload is; `XMLHttpRequest` does. */
export function upload<T>(
  path: string,
  form: FormData,
  onProgress: (percent: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const exchange = new XMLHttpRequest();
    exchange.open('POST', `${API}${path}`);
    for (const [name, value] of Object.entries(headersFor('POST', false))) exchange.setRequestHeader(name, value);
    exchange.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(Math.floor((event.loaded / event.total) * 100));
    });
    exchange.addEventListener('load', () => {
      const answer = parsed(exchange.responseText);
      if (exchange.status >= 200 && exchange.status < 300) resolve(answer as T);
      else {
        if (exchange.status === 401) tellSessionOver();
        reject(failureOf(exchange.status, answer));
      }
    });
    exchange.addEventListener('error', () => reject(noAnswer()));
    exchange.addEventListener('abort', () => reject(noAnswer()));
    signal?.addEventListener('abort', () => exchange.abort());
    exchange.send(form);
  });
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words) as unknown;
  } catch {
    return null;
  }
}
