import { SearchOutlined } from '@ant-design/icons';
import type { Me } from '@openzone/contracts';
import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { commandMessages } from './messages.ts';
import { placesFor } from './places.ts';
import { commandOf, isTyping, type Command } from './shortcuts.ts';
import './commands.css';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const HelpSheet = lazy(async () => ({ default: (await import('./help-sheet.tsx')).HelpSheet }));

const LETTERS = 'openzone.office.letter-shortcuts';
/** As long as `g` waits for its second letter. */
const WAIT_MS = 1500;

/** The keyboard of the whole back office, the button of quick-find, and the sheet that lists the keys. */
export function Commands({ me }: { readonly me: Me }) {
  const m = useMessages(commandMessages);
  const router = useRouter();
  const [shown, setShown] = useState<'find' | 'help' | null>(null);
  const [letters, setLetters] = useLetters();
  const gAt = useRef(0);
  const run = (command: Command) => {
    switch (command.kind) {
      case 'find':
      case 'help':
        return setShown(command.kind);
      case 'go':
        return router.history.push(`${router.basepath}${command.path}`);
      case 'filter':
        return document.querySelector<HTMLElement>('main search input, main input[type="search"]')?.focus();
      case 'next':
        return step(1);
      case 'previous':
        return step(-1);
      case 'send':
        return document.activeElement?.closest('form')?.requestSubmit();
    }
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    // A key that belongs to the input method or was taken already.
    if (event.isComposing || event.defaultPrevented) return;
    const places = new Map(placesFor(me).flatMap(({ key, path }) => (key === undefined ? [] : [[key, path] as const])));
    const command = commandOf(event, {
      afterG: event.timeStamp - gAt.current < WAIT_MS,
      typing: isTyping(document.activeElement),
      inDialog: document.querySelector('[role="dialog"]:not([style*="display: none"])') !== null,
      letters,
      places,
    });
    gAt.current = command === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (command === undefined || command === 'g') return;
    if (command.kind === 'send' && document.activeElement?.closest('form') === null) return;
    event.preventDefault();
    run(command);
  });
  useEffect(() => {
    gAt.current = Number.NEGATIVE_INFINITY;
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  const close = () => setShown(null);
  return (
    <>
      <Button
        type="text"
        icon={<SearchOutlined aria-hidden />}
        aria-label={m.open}
        title={m.open}
        onClick={() => setShown('find')}
      />
      <Suspense fallback={null}>
        {shown === 'find' && <Palette me={me} onClose={close} />}
        {shown === 'help' && <HelpSheet me={me} enabled={letters} onEnable={setLetters} onClose={close} />}
      </Suspense>
    </>
  );
}

/** Moves the focus to the link of the next row of whatever list the screen shows. */
function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : rows.length - 1) : here + by;
  rows[next]?.querySelector<HTMLElement>('a[href], button')?.focus();
}

function useLetters(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => {
    try {
      return localStorage.getItem(LETTERS) !== 'off';
    } catch {
      return true;
    }
  });
  return [
    on,
    (next) => {
      setOn(next);
      try {
        if (next) localStorage.removeItem(LETTERS);
        else localStorage.setItem(LETTERS, 'off');
      } catch {
        // Holds for this visit.
      }
    },
  ];
}
