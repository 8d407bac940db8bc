import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { say, type Catalogue } from '../i18n/messages.ts';
import { formatTime } from '../lib/time.ts';
import { documentWords } from '../ui/vocabulary.ts';
import { keptOverviewQuery } from './kept-queries.ts';

const messages = {
  title: say('没写完的', 'Left unfinished'),
  about: say('写了还没有保存，只有您看得到。', 'Typed and not saved; only you see it.'),
  new: say('新文件', 'new document'),
} satisfies Catalogue;

/** What the person has typed anywhere and not saved; nothing when there is nothing. */
export function UnfinishedCard() {
  const m = useMessages(messages);
  const w = useMessages(documentWords);
  const { language } = useLanguage();
  const { data = [] } = useQuery(keptOverviewQuery);
  if (data.length === 0) return null;
  return (
    <section aria-labelledby="unfinished">
      <div className="oz-row oz-section-head">
        <h2 id="unfinished">{m.title}</h2>
        <span className="oz-quiet">{m.about}</span>
      </div>
      <ul className="oz-files">
        {data.map(({ subject, title, savedAt }) => (
          <li key={subject} className="oz-file">
            <Link className="oz-file-name" to="/write" search={subject === 'new' ? {} : { id: subject }}>
              {title === '' ? w.untitled : title}
            </Link>
            <span className="oz-quiet">
              {subject === 'new' ? `${m.new} · ` : ''}
              {formatTime(savedAt, language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
