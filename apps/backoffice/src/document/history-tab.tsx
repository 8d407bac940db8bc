import {
  channelLabels,
  erasureBasisLabels,
  linkKindLabels,
  stageLabels,
  type Channel,
  type DocumentDetail,
  type ErasureBasis,
  type LinkKind,
} from '@openzone/contracts';
import { Card, Timeline } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import type { Language } from '../i18n/messages.ts';
import { formatDay, formatTime } from '../lib/time.ts';
import { standingWords } from '../ui/vocabulary.ts';
import { TrailLink } from '../trail/trail-link.tsx';
import { documentMessages, eventWords } from './messages.ts';

type Event = DocumentDetail['events'][number];

/** Everything that happened to the document, the newest first. */
export function HistoryTab({ document }: { readonly document: DocumentDetail }) {
  const m = useMessages(documentMessages);
  const { language, pick } = useLanguage();
  const moves = document.dateMoves.map((move) => eventOfMove(move, language));
  const newest = [...document.events, ...moves].toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <Card
      className="oz-card"
      size="small"
      title={<h2>{m.history}</h2>}
      extra={<TrailLink kind="document" id={document.id} />}
    >
      <Timeline
        items={newest.map((event, index) => {
          const words = eventWords[event.kind];
          const comment = commentOf(event, language);
          return {
            key: `${event.at}-${index}`,
            content: (
              <>
                <strong>{words === undefined ? event.kind : pick(words)}</strong>
                <span className="oz-quiet">
                  {' '}
                  {event.actor} · {formatTime(event.at, language)}
                  {event.toStage !== null &&
                    event.fromStage !== event.toStage &&
                    ` · ${event.fromStage === null ? '' : `${pick(stageLabels[event.fromStage])} → `}${pick(stageLabels[event.toStage])}`}
                </span>
                {comment !== '' && <blockquote>{comment}</blockquote>}
              </>
            ),
          };
        })}
      />
    </Card>
  );
}

/** The calendar moved its last day of publication: nobody did, and nothing else about it changed. */
function eventOfMove({ before, after, basis, at }: DocumentDetail['dateMoves'][number], language: Language): Event {
  const day = (one: string | null): string =>
    one === null ? documentMessages.openDay[language] : formatDay(one, language);
  const words = documentMessages.dateMoved(day(before), day(after))[language];
  return {
    kind: 'date-moved',
    fromStage: null,
    toStage: null,
    comment: [words, basis].filter((part) => part !== '').join(' · '),
    actor: documentMessages.byItself[language],
    at,
  };
}

/** Some events record codes and instants; people read words and Beijing time. */
export function commentOf(event: Pick<Event, 'kind' | 'comment'>, language: Language): string {
  const [first = '', ...rest] = event.comment.split(' ');
  if (['schedule', 'embargo'].includes(event.kind) && !Number.isNaN(Date.parse(event.comment)))
    return formatTime(event.comment, language);
  if (event.kind === 'channel' && isChannel(first)) {
    const state = rest.join(' ');
    return `${channelLabels[first][language]} · ${isChannelState(state) ? standingWords[state][language] : state}`;
  }
  if ((event.kind === 'link' || event.kind === 'unlink') && isLinkKind(first)) {
    const other = rest.join(' ');
    const kind = linkKindLabels[first][language];
    return other === '' ? kind : other.startsWith('/') ? `${kind} ${other}` : `${kind}《${other}》`;
  }
  if (event.kind.startsWith('erase') && isErasureBasis(first)) {
    const [number = '', ...reason] = rest;
    const facts = [documentMessages.eventVersion(number), erasureBasisLabels[first]].map((fact) => fact[language]);
    return [...facts, reason.join(' ')].filter((part) => part !== '').join(' · ');
  }
  return event.comment;
}

function isErasureBasis(words: string): words is ErasureBasis {
  return Object.hasOwn(erasureBasisLabels, words);
}

function isChannel(words: string): words is Channel {
  return Object.hasOwn(channelLabels, words);
}

function isChannelState(words: string): words is keyof typeof standingWords {
  return Object.hasOwn(standingWords, words);
}

function isLinkKind(words: string): words is LinkKind {
  return Object.hasOwn(linkKindLabels, words);
}
