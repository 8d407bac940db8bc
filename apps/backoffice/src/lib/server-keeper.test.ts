import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeeper, type Keeper } from './server-keeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Sent {
  readonly writer: string;
  readonly sequence: number;
  readonly words: string;
}

/** A server that keeps what arrives, or fails while `down`. */
function setUp() {
  const sent: Sent[] = [];
  const removed: string[] = [];
  const state = { down: false, troubles: 0, kept: 0, letGo: null as (() => void) | null, hold: false };
  let writers = 0;
  const keeper: Keeper<string> = createKeeper<string>({
    send: async (writer, sequence, words) => {
      if (state.hold) await new Promise<void>((resolve) => (state.letGo = resolve));
      if (state.down) throw new Error('down');
      sent.push({ writer, sequence, words });
    },
    remove: (writer) => Promise.resolve(void removed.push(writer)),
    newWriter: () => `w${(writers += 1)}`,
    onKept: () => (state.kept += 1),
    onTrouble: () => (state.troubles += 1),
  });
  return { keeper, sent, removed, state };
}

describe('keeping unsaved words on the server', () => {
  it('sends the newest words a moment after typing, not each letter', async () => {
    const { keeper, sent } = setUp();
    for (const words of ['一', '一二', '一二三']) keeper.keep(words);
    await vi.advanceTimersByTimeAsync(2500);
    expect(sent).toEqual([{ writer: 'w1', sequence: 1, words: '一二三' }]);
    keeper.keep('一二三四');
    await vi.advanceTimersByTimeAsync(2500);
    expect(sent.at(-1)).toEqual({ writer: 'w1', sequence: 2, words: '一二三四' });
  });

  it('also while somebody goes on typing without a pause', async () => {
    const { keeper, sent } = setUp();
    for (let letter = 0; letter < 60; letter += 1) {
      keeper.keep('字'.repeat(letter + 1));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(sent.length).toBe(2);
  });

  it('has one exchange under way at a time, and what was typed meanwhile goes next', async () => {
    const { keeper, sent, state } = setUp();
    state.hold = true;
    keeper.keep('旧');
    await vi.advanceTimersByTimeAsync(2500);
    keeper.keep('新');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toEqual([]);
    state.hold = false;
    state.letGo?.();
    await vi.advanceTimersByTimeAsync(2500);
    expect(sent.map((one) => [one.sequence, one.words])).toEqual([
      [1, '旧'],
      [2, '新'],
    ]);
  });

  it('tries again when the server was away, with the newest words', async () => {
    const { keeper, sent, state } = setUp();
    state.down = true;
    keeper.keep('甲');
    await vi.advanceTimersByTimeAsync(2500);
    expect(state.troubles).toBe(1);
    keeper.keep('甲乙');
    state.down = false;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(sent.map((one) => one.words)).toEqual(['甲乙']);
  });

  it('takes back only after what is under way has arrived', async () => {
    const { keeper, sent, removed, state } = setUp();
    state.hold = true;
    keeper.keep('甲');
    await vi.advanceTimersByTimeAsync(2500);
    const dropped = keeper.drop();
    expect(removed).toEqual([]);
    state.letGo?.();
    await dropped;
    expect([sent.length, removed]).toEqual([1, ['w1']]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
  });

  it('keeps what is typed while it takes back', async () => {
    const { keeper, sent, removed, state } = setUp();
    state.hold = true;
    keeper.keep('甲');
    await vi.advanceTimersByTimeAsync(2500);
    const dropped = keeper.drop();
    keeper.keep('甲乙');
    state.hold = false;
    state.letGo?.();
    await dropped;
    await vi.advanceTimersByTimeAsync(5000);
    expect(removed).toEqual(['w1']);
    expect(sent.at(-1)).toEqual({ writer: 'w2', sequence: 1, words: '甲乙' });
  });

  it('puts words aside so that what comes next does not overwrite them', async () => {
    const { keeper, sent, removed } = setUp();
    await keeper.putAside('我的');
    keeper.keep('对方的，接着写');
    await vi.advanceTimersByTimeAsync(2500);
    expect(sent.map((one) => [one.writer, one.words])).toEqual([
      ['w1', '我的'],
      ['w2', '对方的，接着写'],
    ]);
    await keeper.drop();
    expect(removed).toEqual(['w2']);
  });

  it('gives out once what a page that goes away has not sent', () => {
    const { keeper } = setUp();
    keeper.keep('半句');
    expect(keeper.takePending()).toEqual({ writer: 'w1', sequence: 1, words: '半句' });
    expect(keeper.takePending()).toBeNull();
  });
});
