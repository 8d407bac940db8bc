import { Fragment, type VNode } from 'preact';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const opening = /[《〈（“‘〔【(]$/u;
const closing = /^[》〉）”’〕】)，。；：、！？]/u;

/** Words of a title, with what belongs to them; a line may break between the parts and nowhere else. */
export function phrases(text: string): string[] {
  const parts: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = parts.at(-1);
    if (last !== undefined && (opening.test(last) || closing.test(segment) || /^\s+$/u.test(segment)))
      parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
}

/** A title that breaks between words: 回行时词意完整 (GB/T 9704 §7.3.1). Goes with `word-break: keep-all`. */
export function Phrases({ text }: { readonly text: string }): VNode {
  return (
    <>
      {phrases(text).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
