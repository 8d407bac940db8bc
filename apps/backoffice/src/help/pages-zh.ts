import { readGuide } from './guide.ts';

/** The guide in Chinese: a chunk of its own, which only the help screen asks for. */
export const guide = readGuide(
  import.meta.glob<string>('../../../../docs/users/zh/*.md', { query: '?raw', import: 'default', eager: true }),
);
