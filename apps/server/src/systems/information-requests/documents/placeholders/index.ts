import { answer } from './answer.ts';
import { common } from './common.ts';
import type { Placeholder } from './define.ts';
import { forms } from './forms.ts';
import { oldAnswer } from './old-answer.ts';
import { procedure } from './procedure.ts';

export { isKnown } from './define.ts';
export type { Context, Lack, Placeholder, Value } from './define.ts';

const all = { ...common, ...procedure, ...answer, ...oldAnswer, ...forms };

export type PlaceholderName = keyof typeof all;

/** Every placeholder a template may use. */
export const registry: Readonly<Record<PlaceholderName, Placeholder>> = all;

export function isPlaceholder(name: string): name is PlaceholderName {
  return Object.hasOwn(all, name);
}
