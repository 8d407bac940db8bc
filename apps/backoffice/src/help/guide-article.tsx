import { useEffect } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { PathLink } from '../ui/path-link.tsx';
import { guideNames } from './guide-names.ts';
import type { Block, GuidePage, Inline } from './markdown.ts';
import { helpPageMessages } from './messages.ts';
import { pictureAddress } from './pictures.ts';

/** The address of a page of the guide, or of a task on it, within the back office. */
export function addressOf(page: string, section?: string): string {
  return `/help?page=${page}${section === undefined ? '' : `&section=${section}`}`;
}

interface Props {
  readonly page: GuidePage;
  readonly section: string | undefined;
}

/** One page of the guide, with its tasks listed first; the task asked for is brought into view. */
export function GuideArticle({ page, section }: Props) {
  const m = useMessages(helpPageMessages);
  useEffect(() => {
    if (section !== undefined) bringIntoView(section);
  }, [section]);
  return (
    <article className="oz-help-article">
      <h2>{page.title}</h2>
      {page.intro.map((block, at) => (
        <GuideBlock key={at} block={block} />
      ))}
      <nav aria-label={m.tasks}>
        <ul className="oz-help-tasks">
          {page.sections.map(({ id, title }) => (
            <li key={id}>
              <PathLink path={addressOf(page.name, id)} onGo={() => bringIntoView(id)}>
                {title}
              </PathLink>
            </li>
          ))}
        </ul>
      </nav>
      {page.sections.map(({ id, title, blocks }) => (
        <section key={id} aria-labelledby={`help-${id}`}>
          <h3 id={`help-${id}`} tabIndex={-1}>
            {title}
          </h3>
          {blocks.map((block, at) => (
            <GuideBlock key={at} block={block} />
          ))}
        </section>
      ))}
    </article>
  );
}

/** Also when the task is asked for once more, after its reader has scrolled away. */
function bringIntoView(section: string): void {
  const heading = document.getElementById(`help-${section}`);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: 'start' });
}

function GuideBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h4>{block.text}</h4>;
    case 'paragraph':
      return (
        <p>
          <Words words={block.words} />
        </p>
      );
    case 'commands':
      return (
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'picture':
      return <Picture name={block.name} alt={block.alt} />;
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((words, at) => (
            <li key={at}>
              <Words words={words} />
            </li>
          ))}
        </List>
      );
    }
  }
}

/** On a telephone the same screen as it looks there, where the guide has that picture too. */
function Picture({ name, alt }: { readonly name: string; readonly alt: string }) {
  const address = pictureAddress(name);
  const onPhone = pictureAddress(name.replace(/-desktop$/u, '-phone'));
  if (address === undefined) return null;
  return (
    <picture className="oz-help-picture">
      {onPhone !== undefined && onPhone !== address && <source media="(max-width: 600px)" srcSet={onPhone} />}
      <img src={address} alt={alt} loading="lazy" />
    </picture>
  );
}

function Words({ words }: { readonly words: readonly Inline[] }) {
  return words.map((word, at) => <Word key={at} word={word} />);
}

function Word({ word }: { readonly word: Inline }) {
  switch (word.kind) {
    case 'strong':
      return <strong>{word.text}</strong>;
    case 'code':
      return <code>{word.text}</code>;
    case 'link':
      return <GuideLink text={word.text} to={word.to} />;
    case 'text':
      return word.text;
  }
}

/** To another page of the guide. What lies outside it is in the repository and not here: its name stays. */
function GuideLink({ text, to }: { readonly text: string; readonly to: string }) {
  const [file = '', section] = to.split('#');
  const page = guideNames.find((name) => `${name}.md` === file);
  if (/^https?:\/\//u.test(to)) return <a href={to}>{text}</a>;
  return page === undefined ? text : <PathLink path={addressOf(page, section)}>{text}</PathLink>;
}
