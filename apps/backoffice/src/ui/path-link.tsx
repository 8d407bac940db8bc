import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface Props {
  /** From the root of the back office, as the server names it. */
  readonly path: string;
  readonly className?: string;
  /** It leads to what is shown already, and says so to who listens. */
  readonly current?: boolean;
  readonly children: ReactNode;
  readonly onGo?: () => void;
}

/** A link to an address the server gave. A plain click stays in this window; any other is the browser's. */
export function PathLink({ path, className, current, children, onGo }: Props) {
  const router = useRouter();
  const href = `${router.basepath}${path}`;
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onGo?.();
    router.history.push(href);
  };
  return (
    <a
      href={href}
      {...(className === undefined ? {} : { className })}
      {...(current === true ? { 'aria-current': 'page' } : {})}
      onClick={follow}
    >
      {children}
    </a>
  );
}
