import { attributeLabels, stageLabels, type Attribute, type DocumentListItem, type Stage } from '@openzone/contracts';
import { Tag } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { documentWords } from './vocabulary.ts';

/** Each tone's words stand out from its ground by at least 4.5 : 1. */
type Tone = 'grey' | 'blue' | 'gold' | 'green' | 'red' | 'violet';

export function Badge({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return <Tag className={`oz-tag oz-tag-${tone}`}>{children}</Tag>;
}

const stageTones: Readonly<Record<Stage, Tone>> = {
  draft: 'grey',
  determined: 'blue',
  in_review: 'gold',
  approved: 'violet',
  scheduled: 'violet',
  published: 'green',
  held: 'grey',
  withdrawn: 'red',
  discarded: 'grey',
};

export function StageTag({ stage }: { readonly stage: Stage }) {
  const { pick } = useLanguage();
  return <Badge tone={stageTones[stage]}>{pick(stageLabels[stage])}</Badge>;
}

const attributeTones: Readonly<Record<Attribute, Tone>> = { PROACTIVE: 'green', ON_REQUEST: 'blue', WITHHELD: 'red' };

export function AttributeTag({ attribute }: { readonly attribute: Attribute | null }) {
  const { pick } = useLanguage();
  const w = useMessages(documentWords);
  return attribute === null ? (
    <Badge tone="grey">{w.notDetermined}</Badge>
  ) : (
    <Badge tone={attributeTones[attribute]}>{pick(attributeLabels[attribute])}</Badge>
  );
}

type Marked = Pick<DocumentListItem, 'stage' | 'attribute' | 'isPublic' | 'demonstration'> & {
  readonly forced?: boolean;
};

/** Everything about a document that is told by a word. */
export function DocumentTags({ document }: { readonly document: Marked }) {
  const w = useMessages(documentWords);
  return (
    <span className="oz-tags">
      <StageTag stage={document.stage} />
      <AttributeTag attribute={document.attribute} />
      {document.isPublic && <Badge tone="green">{document.stage === 'published' ? w.publicNow : w.publicOlder}</Badge>}
      {document.forced === true && <Badge tone="red">{w.forced}</Badge>}
      {document.demonstration && <Badge tone="gold">{w.demonstration}</Badge>}
    </span>
  );
}
