import { QuestionCircleOutlined } from '@ant-design/icons';
import { Link, useMatches } from '@tanstack/react-router';
import { useMessages } from '../i18n/language.tsx';
import { helpPageMessages } from './messages.ts';

/** From a screen to the task of the guide that explains it; in a window of its own, so that nothing typed is left. */
export function HelpLink() {
  const m = useMessages(helpPageMessages);
  const screen = useMatches({ select: (matches) => matches.at(-1)?.fullPath ?? '/' });
  if (screen === '/help') return null;
  return (
    <Link to="/help" search={{ screen }} target="_blank" className="oz-help-link" aria-label={m.open} title={m.open}>
      <QuestionCircleOutlined aria-hidden />
    </Link>
  );
}
