import { wordingFinder, wordingKindLabels, type WordingRule } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEditorState, type Editor } from '@tiptap/react';
import { Button, Card, Form, Tag } from 'antd';
import { useMemo } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { rangesOf, type Finder } from '../rich-text/marked-ranges.ts';
import { wordingQuery } from '../writing-settings/queries.ts';
import { writeMessages } from './messages.ts';
import type { DraftValues } from './values.ts';

const classOf = { TYPO: 'oz-wording oz-wording-typo', FORBIDDEN: 'oz-wording', SENSITIVE: 'oz-wording' } as const;

export interface Wording {
  readonly find: (
    text: string,
  ) => readonly { readonly rule: WordingRule; readonly start: number; readonly end: number }[];
  /** For the editor, which underlines what it finds. */
  readonly finders: readonly Finder[];
  readonly none: boolean;
}

/** The words the site does not want, ready to be looked for. */
export function useWording(): Wording {
  const { data } = useQuery(wordingQuery);
  const { pick } = useLanguage();
  return useMemo(() => {
    const rules = (data?.rules ?? []).filter(({ active }) => active);
    const find = wordingFinder(rules);
    const finder: Finder = (words) =>
      find(words).map(({ rule, start, end }) => ({
        start,
        end,
        className: classOf[rule.kind],
        title: [pick(wordingKindLabels[rule.kind]), rule.instead, rule.reason].filter((part) => part !== '').join('：'),
      }));
    return { find, finders: rules.length === 0 ? [] : [finder], none: rules.length === 0 };
  }, [data, pick]);
}

interface Hit {
  readonly key: string;
  readonly rule: WordingRule;
  readonly place: 'title' | 'abstract' | 'body';
  readonly from: number;
  readonly to: number;
}

interface Props {
  readonly editor: Editor | null;
  readonly wording: Wording;
  /** A field was changed by other means than typing. */
  readonly onChanged: () => void;
}

/** What the list says of title, summary and text, each put right at a click. */
export function WordingHints({ editor, wording, onChanged }: Props) {
  const m = useMessages(writeMessages);
  const { pick } = useLanguage();
  const form = Form.useFormInstance<DraftValues>();
  const title: unknown = Form.useWatch('title', form);
  const abstract: unknown = Form.useWatch('abstract', form);
  const inBody = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      now === null
        ? []
        : rangesOf(now)
            .filter(({ className }) => className.startsWith('oz-wording'))
            .map(({ from, to }) => ({ from, to, wrong: now.state.doc.textBetween(from, to) })),
    equalityFn: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const inField = (place: 'title' | 'abstract', text: unknown): Hit[] =>
    wording
      .find(typeof text === 'string' ? text : '')
      .map(({ rule, start, end }) => ({ key: `${place}${start}`, rule, place, from: start, to: end }));
  const hits: Hit[] = [
    ...inField('title', title),
    ...(inBody ?? []).flatMap(({ from, to, wrong }): Hit[] => {
      const rule = wording.find(wrong)[0]?.rule;
      return rule === undefined ? [] : [{ key: `body${from}`, rule, place: 'body', from, to }];
    }),
    ...inField('abstract', abstract),
  ];
  if (wording.none || hits.length === 0) return null;

  const replace = ({ place, from, to, rule }: Hit): void => {
    if (place === 'body') {
      if (editor !== null) editor.view.dispatch(editor.state.tr.insertText(rule.instead, from, to));
      return;
    }
    const text = form.getFieldValue(place) as string;
    form.setFieldValue(place, text.slice(0, from) + rule.instead + text.slice(to));
    onChanged();
  };
  const show = ({ place, from, to }: Hit): void => {
    if (place === 'body') editor?.chain().focus().setTextSelection({ from, to }).scrollIntoView().run();
    else form.scrollToField(place, { block: 'center', focus: true });
  };
  const places = { title: m.title, abstract: m.abstract, body: m.body };
  return (
    <Card className="oz-card" size="small" title={<h2>{m.wordingHints(hits.length)}</h2>}>
      <ul className="oz-plain oz-wording-list">
        {hits.slice(0, 50).map((hit) => (
          <li key={hit.key}>
            <Button type="link" size="small" onClick={() => show(hit)} aria-label={m.wordingShow(hit.rule.wrong)}>
              {hit.rule.wrong}
            </Button>
            <Tag>{places[hit.place]}</Tag>
            {hit.rule.blocking === true && <Tag color="red">{m.wordingBlocks}</Tag>}
            {hit.rule.instead !== '' && (
              <Button size="small" onClick={() => replace(hit)}>
                {m.wordingReplace(hit.rule.instead)}
              </Button>
            )}
            <p className="oz-quiet">
              {[pick(wordingKindLabels[hit.rule.kind]), hit.rule.reason].filter((part) => part !== '').join('：')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
