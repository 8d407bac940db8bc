import { readGuide } from './guide.ts';

/** The guide in English: a chunk of its own, which only the help screen asks for. */
export const guide = readGuide(
  import.meta.glob<string>('../../../../docs/users/en/*.md', { query: '?raw', import: 'default', eager: true }),
);
