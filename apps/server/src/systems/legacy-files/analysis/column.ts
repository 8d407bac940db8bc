import { propose } from './proposed.ts';
import { topicOf } from './topics.ts';
import type { ColumnKey, Proposed } from './types.ts';

/** The column a document belongs in, by its title; what fits nowhere goes to `other` for a person to place. */
export function findColumn(title: string | null): Proposed<ColumnKey> {
  const topic = topicOf(title);
  if (topic === undefined)
    return propose<ColumnKey>('other', 0.3, '标题没有指向某个法定公开栏目', 'the title points to no statutory column');
  const word = topic.title.exec(title ?? '')?.[0] ?? '';
  return propose(
    topic.column,
    topic.confidence,
    `标题中的“${word}”属于${topic.zh}`,
    `"${word}" in the title belongs to: ${topic.en}`,
  );
}
