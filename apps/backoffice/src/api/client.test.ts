import { afterEach, describe, expect, it, vi } from 'vitest';
import { onSessionOver, queryOf, request } from './client.ts';
import { type ApiFailure, asFailure, failureOf } from './failure.ts';

function answer(status: number, body: string): void {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(new Response(body, { status }))),
  );
}

async function failureFrom(act: Promise<unknown>): Promise<ApiFailure> {
  return asFailure(
    await act.then(
      () => null,
      (error: unknown) => error,
    ),
  );
}

afterEach(() => vi.unstubAllGlobals());

describe('request', () => {
  it('marks changes, and only changes, with the header a foreign page cannot set', async () => {
    answer(200, '{}');
    await request('/documents');
    await request('/documents', { method: 'POST', body: { title: '甲' } });
    const [read, write] = vi.mocked(fetch).mock.calls.map(([, init]) => init?.headers as Record<string, string>);
    expect(read?.['x-openzone-request']).toBeUndefined();
    expect(write).toMatchObject({ 'x-openzone-request': '1', 'content-type': 'application/json' });
  });

  it('gives the text, field and revision the server told', async () => {
    answer(
      409,
      JSON.stringify({
        error: 'REVISION',
        text: { zh: '已有人保存', en: 'Saved meanwhile' },
        field: 'revision',
        detail: { current: 7 },
      }),
    );
    const failure = await failureFrom(request('/documents/1/draft', { method: 'PUT', body: {} }));
    expect(failure).toMatchObject({ status: 409, currentRevision: 7, text: { zh: '已有人保存' } });
    expect(failureOf(409, { error: 'STAGE', text: { zh: '甲', en: 'a' } }).currentRevision).toBeNull();
  });

  it('has words of its own where a proxy answers in place of the server', async () => {
    answer(502, '<html>Bad Gateway</html>');
    expect((await failureFrom(request('/work'))).text.zh).toContain('服务器出错');
    answer(413, 'too large');
    expect((await failureFrom(request('/files', { method: 'POST' }))).text.zh).toContain('文件太大');
  });

  it('says so when nothing answers', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(() => Promise.reject(new TypeError('fetch failed'))),
    );
    expect(await failureFrom(request('/work'))).toMatchObject({ status: 0, error: { error: 'NO_ANSWER' } });
  });

  it('tells once a session is over, but not while asking for the session itself', async () => {
    const told = vi.fn();
    const stop = onSessionOver(told);
    answer(401, '');
    await failureFrom(request('/session'));
    expect(told).not.toHaveBeenCalled();
    await failureFrom(request('/work'));
    expect(told).toHaveBeenCalledTimes(1);
    stop();
    await failureFrom(request('/work'));
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('leaves empty filters out of the address', () => {
    expect(queryOf({ q: '', stage: undefined, page: 2, unitId: '东 屿' })).toBe('?page=2&unitId=%E4%B8%9C+%E5%B1%BF');
    expect(queryOf({})).toBe('');
  });
});
