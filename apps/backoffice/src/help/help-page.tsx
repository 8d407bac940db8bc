import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { Me } from '@openzone/contracts';
import { meQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { holds } from '../lib/roles.ts';
import { PathLink } from '../ui/path-link.tsx';
import { Page } from '../ui/page.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { addressOf, GuideArticle } from './guide-article.tsx';
import { searchGuide, sectionOfScreen } from './guide.ts';
import type { GuideName } from './guide-names.ts';
import type { GuidePage } from './markdown.ts';
import { helpPageMessages } from './messages.ts';
import './help.css';

const route = getRouteApi('/office/help');

/** The guide in the language of the moment; each language is read when it is wanted. */
const guideQuery = (language: 'zh' | 'en') => ({
  queryKey: ['guide', language],
  queryFn: async () => (await (language === 'zh' ? import('./pages-zh.ts') : import('./pages-en.ts'))).guide,
  staleTime: Infinity,
});

/** 帮助: the user guide, opened at the task that explains the screen from which one came. */
export function HelpPage() {
  const m = useMessages(helpPageMessages);
  const { language } = useLanguage();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: guide } = useSuspenseQuery(guideQuery(language));
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(search.q ?? '');
  const words = useSettled(typed, 200);
  const id = useId();
  useEffect(() => {
    void navigate({
      search: ({ q: _q, ...rest }) => (words.trim() === '' ? rest : { ...rest, q: words }),
      replace: true,
      resetScroll: false,
    });
  }, [words, navigate]);
  const asked = search.screen === undefined ? undefined : sectionOfScreen(guide, search.screen);
  const shown =
    guide.find(({ name }) => name === search.page) ??
    asked?.page ??
    guide.find(({ name }) => name === homeOf(me)) ??
    guide[0];
  const section = search.section ?? asked?.section.id;
  return (
    <Page title={m.title} about={m.about}>
      <div className="oz-help">
        <div className="oz-help-side">
          <label className="oz-heard" htmlFor={id}>
            {m.search}
          </label>
          <Input.Search
            id={id}
            type="search"
            allowClear
            placeholder={m.searchHint}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <nav aria-label={m.pages}>
            <ul className="oz-help-pages">
              {guide.map(({ name, title }) => (
                <li key={name}>
                  <PathLink path={addressOf(name)} current={name === shown?.name}>
                    {title}
                  </PathLink>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <div className="oz-help-main">
          {words.trim() !== '' ? (
            <Results guide={guide} words={words} onGo={() => setTyped('')} />
          ) : (
            shown !== undefined && <GuideArticle key={shown.name} page={shown} section={section} />
          )}
        </div>
      </div>
    </Page>
  );
}

interface ResultsProps {
  readonly guide: readonly GuidePage[];
  readonly words: string;
  readonly onGo: () => void;
}

function Results({ guide, words, onGo }: ResultsProps) {
  const m = useMessages(helpPageMessages);
  const hits = searchGuide(guide, words);
  return (
    <>
      <p role="status" className="oz-quiet">
        {hits.length === 0 ? m.nothing(words.trim()) : m.results(hits.length)}
      </p>
      <ul className="oz-help-hits">
        {hits.map(({ page, section, excerpt }) => (
          <li key={`${page.name}-${section.id}`}>
            <PathLink path={addressOf(page.name, section.id)} onGo={onGo}>
              {section.title}
            </PathLink>
            <span className="oz-quiet"> {page.title}</span>
            <p>{excerpt}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where somebody begins who asks for help in general: the tasks of their post. */
function homeOf(me: Pick<Me, 'roles'>): GuideName {
  if (holds(me, 'DISCLOSURE_OFFICE')) return 'office';
  if (holds(me, 'SECRECY_REVIEWER')) return 'secrecy';
  if (holds(me, 'UNIT_HEAD')) return 'unit-head';
  if (holds(me, 'ADMIN')) return 'admin';
  return holds(me, 'HANDLER') ? 'handler' : 'start';
}
