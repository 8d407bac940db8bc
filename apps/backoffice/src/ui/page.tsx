import { useEffect, type ReactNode } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { HelpLink } from '../help/help-link.tsx';
import { useAnyUnsaved } from './unsaved.ts';

/** The window's title: whether something is unsaved, the screen, then the product. */
export function usePageTitle(title: string): void {
  const c = useMessages(common);
  const unsaved = useAnyUnsaved();
  useEffect(() => {
    document.title = `${unsaved ? '● ' : ''}${title} — ${c.product}`;
  }, [title, unsaved, c.product]);
}

interface Props {
  readonly title: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen: one heading, what it is for, where it is explained, what can be done, and the content. */
export function Page({ title, about, actions, children }: Props) {
  usePageTitle(title);
  return (
    <div className="oz-page">
      <div className="oz-page-head">
        <div className="oz-page-heading">
          <h1>{title}</h1>
          <HelpLink />
          {about !== undefined && <div className="oz-quiet">{about}</div>}
        </div>
        {actions !== undefined && <div className="oz-page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
