import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PublicAttachment } from '../engines/publication/public/index.ts';
import { notFound } from '../platform/errors.ts';
import { securityHeaders } from '../platform/page-cache/index.ts';
import { fileType, type FileType } from './html/file-kinds.ts';

export type OpenFile = (sha256: string) => Promise<{ stream: Readable; size: number } | undefined>;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** One byte range (RFC 9110 §14.1.2); `invalid` when it lies outside, undefined when there is none or several. */
export function readRange(header: string | undefined, size: number): Range | 'invalid' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return undefined;
  const suffix = match[1] === '';
  const start = suffix ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = suffix || match[2] === '' ? size - 1 : Math.min(size - 1, Number(match[2]));
  return start > end || start >= size ? 'invalid' : { start, end };
}

/** The name for a browser of any age: ASCII for the old, the real one by RFC 5987. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const extension = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? '';
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="attachment${extension}"; filename*=UTF-8''${encoded}`;
}

async function* slice(stream: Readable, range: Range): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const from = Math.max(0, range.start - at);
    const to = Math.min(chunk.length, range.end + 1 - at);
    if (from < to) yield chunk.subarray(from, to);
    at += chunk.length;
    if (at > range.end) break;
  }
}

/**
 * Sends an attachment that has just been found in the public view. It is never kept by us, and by the browser only on the
 * condition of asking again. Nothing in it can run: its type goes by a list of harmless ones, and everything else is bytes
 * to save. A PDF gets no sandbox, because browsers refuse to show one in it.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: PublicAttachment,
  openFile: OpenFile,
  keep: 'no-cache' | 'no-store',
  type: FileType = fileType(file.name),
): Promise<void> {
  const etag = `"${file.sha256.slice(0, 32)}"`;
  const { 'content-security-policy': policy = '', ...safe } = securityHeaders('file');
  reply.headers({
    ...safe,
    'content-security-policy': type.kind === 'pdf' ? "frame-ancestors 'none'" : policy,
    'cache-control': keep === 'no-store' ? 'no-store' : 'private, no-cache',
    'content-disposition': contentDisposition(type.inline ? 'inline' : 'attachment', file.name),
    'content-type': type.mediaType,
    'accept-ranges': 'bytes',
    etag,
    ...(keep === 'no-store' ? { 'x-robots-tag': 'noindex' } : {}),
  });
  if (request.headers['if-none-match']?.includes(etag) === true) {
    await reply.code(304).send();
    return;
  }
  const opened = await openFile(file.sha256);
  if (opened === undefined) throw notFound({ zh: '这个附件', en: 'This attachment' });
  const ifRange = request.headers['if-range'];
  const range = ifRange === undefined || ifRange === etag ? readRange(request.headers.range, opened.size) : undefined;
  if (range === 'invalid') {
    opened.stream.destroy();
    await reply.code(416).header('content-range', `bytes */${opened.size}`).send();
    return;
  }
  if (request.method === 'HEAD') {
    opened.stream.destroy();
    await reply.header('content-length', opened.size).send();
    return;
  }
  if (range === undefined) {
    await reply.header('content-length', opened.size).send(opened.stream);
    return;
  }
  await reply
    .code(206)
    .headers({
      'content-range': `bytes ${range.start}-${range.end}/${opened.size}`,
      'content-length': range.end - range.start + 1,
    })
    .send(Readable.from(slice(opened.stream, range), { objectMode: false }));
}
