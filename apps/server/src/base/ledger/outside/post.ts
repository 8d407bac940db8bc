/** What somebody outside answered. */
export interface OutsideAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** Sends bytes to an address of the operator's choice. @throws Error in words for the operator when no answer came */
export type Post = (url: string, contentType: string, body: Uint8Array) => Promise<OutsideAnswer>;

const longest = 256 * 1024;
const patience = 15_000;

/** POST over HTTP(S), without following redirects: whom we write to is the operator's setting, not the answer's. */
export const post: Post = async (url, contentType, body) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: Uint8Array.from(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  }).catch((error: unknown) => {
    throw new Error(reasonOf(error), { cause: error });
  });
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    body: await readShort(response),
  };
};

async function readShort(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (response.body !== null) {
    for await (const chunk of response.body) {
      length += chunk.length;
      if (length > longest) throw new Error(`应答超过 ${longest} 字节 / the answer has more than ${longest} bytes`);
      chunks.push(chunk);
    }
  }
  return Buffer.concat(chunks);
}

/** The cause under “fetch failed”, which says what to mend. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
