import { describe, expect, it } from 'vitest';
import { commandOf, type Pressed, type Situation } from './shortcuts.ts';

const key = (name: string, change: Partial<Pressed> = {}): Pressed => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...change,
});
const calm: Situation = {
  afterG: false,
  typing: false,
  inDialog: false,
  letters: true,
  places: new Map([
    ['w', '/'],
    ['d', '/documents'],
  ]),
};

describe('shortcuts', () => {
  it('go by two letters', () => {
    expect(commandOf(key('g'), calm)).toBe('g');
    expect(commandOf(key('d'), { ...calm, afterG: true })).toEqual({ kind: 'go', path: '/documents' });
    expect(commandOf(key('x'), { ...calm, afterG: true })).toBeUndefined();
    expect(commandOf(key('n'), calm)).toEqual({ kind: 'go', path: '/write' });
  });

  it('leave letters to whoever types, to dialogs, to the browser, and to who switched them off', () => {
    for (const change of [{ typing: true }, { inDialog: true }, { letters: false }]) {
      for (const name of ['n', 'j', '/', '?', 'g'])
        expect(commandOf(key(name), { ...calm, ...change })).toBeUndefined();
    }
    expect(commandOf(key('n', { ctrlKey: true }), calm)).toBeUndefined();
    expect(commandOf(key('d', { altKey: true }), { ...calm, afterG: true })).toBeUndefined();
  });

  it('find and send from anywhere', () => {
    const typing = { ...calm, typing: true, letters: false };
    expect(commandOf(key('k', { ctrlKey: true }), typing)).toEqual({ kind: 'find' });
    expect(commandOf(key('K', { metaKey: true }), typing)).toEqual({ kind: 'find' });
    expect(commandOf(key('Enter', { ctrlKey: true }), typing)).toEqual({ kind: 'send' });
  });
});
