import type { FindAnswer, Me } from '@openzone/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Input, Modal, type InputRef } from 'antd';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { commandMessages } from './messages.ts';
import { findPlaces } from './places.ts';

interface Option {
  readonly key: string;
  readonly group: 'ACTION' | 'PAGE' | FindAnswer['items'][number]['kind'];
  readonly title: string;
  readonly detail: string;
  readonly path: string;
}

interface Props {
  readonly me: Me;
  readonly onClose: () => void;
}

/** Quick-find: one field, one list, keyboard alone if one likes. */
export function Palette({ me, onClose }: Props) {
  const m = useMessages(commandMessages);
  const router = useRouter();
  const ids = useId();
  const field = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { options, failure, settled } = useOptions(me, typed);
  const current = options[Math.min(at, options.length - 1)];
  const open = (option: Option | undefined) => {
    if (option === undefined) return;
    onClose();
    router.history.push(`${router.basepath}${option.path}`);
  };
  const move = (event: KeyboardEvent<HTMLInputElement>) => {
    const next = stepOf(event.key, at, options.length);
    if (next !== undefined) {
      event.preventDefault();
      setAt(next);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      open(current);
    }
  };
  useEffect(() => {
    if (current !== undefined) document.getElementById(`${ids}-${current.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [ids, current]);
  return (
    <Modal
      open
      title={m.title}
      footer={null}
      onCancel={onClose}
      width={640}
      className="oz-palette"
      // There at once, with the field under the caret: who presses Ctrl-K goes on typing.
      transitionName=""
      maskTransitionName=""
      afterOpenChange={(isOpen) => isOpen && field.current?.focus()}
    >
      <Input
        ref={field}
        size="large"
        autoFocus
        autoComplete="off"
        maxLength={100}
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={`${ids}-list`}
        aria-autocomplete="list"
        aria-label={m.title}
        aria-activedescendant={current === undefined ? undefined : `${ids}-${current.key}`}
        placeholder={m.placeholder}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={move}
      />
      {failure !== null && <FailureAlert failure={failure} />}
      <p className="oz-quiet" role="status">
        {options.length > 0 ? m.found(options.length) : settled && typed.trim() !== '' && m.nothing(typed.trim())}
      </p>
      <Options ids={ids} options={options} current={current} onOpen={open} onPoint={setAt} />
      <p className="oz-quiet oz-palette-hint">{m.hint}</p>
    </Modal>
  );
}

interface OptionsProps {
  readonly ids: string;
  readonly options: readonly Option[];
  readonly current: Option | undefined;
  readonly onOpen: (option: Option) => void;
  readonly onPoint: (at: number) => void;
}

function Options({ ids, options, current, onOpen, onPoint }: OptionsProps) {
  const m = useMessages(commandMessages);
  const groups = [...new Set(options.map(({ group }) => group))];
  return (
    <div id={`${ids}-list`} role="listbox" aria-label={m.results} className="oz-palette-list">
      {groups.map((group) => (
        <div key={group} role="group" aria-labelledby={`${ids}-${group}`}>
          <div id={`${ids}-${group}`} className="oz-palette-group">
            {m[group]}
          </div>
          {options.map((option, index) =>
            option.group === group ? (
              // The field keeps the focus and takes the keys; a click is the pointer's way.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={option.key}
                id={`${ids}-${option.key}`}
                role="option"
                aria-selected={option === current}
                className="oz-palette-option"
                onMouseMove={() => onPoint(index)}
                onClick={() => onOpen(option)}
              >
                <span>{option.title}</span>
                <small>{option.detail}</small>
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}

/** The place after the key; undefined for a key that moves nothing. */
function stepOf(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at + count - 1) % count;
  return undefined;
}

function useOptions(me: Me, typed: string) {
  const { pick } = useLanguage();
  const words = useSettled(typed.trim(), 150);
  const found = useQuery({
    queryKey: ['find', words],
    queryFn: ({ signal }) => request<FindAnswer>('/find', { query: { q: words }, signal }),
    enabled: words !== '',
    placeholderData: keepPreviousData,
  });
  const own = findPlaces(me, typed).map((place): Option => ({
    key: place.path,
    group: place.kind,
    title: pick(place.label),
    detail: place.initials,
    path: place.path,
  }));
  const theirs = (words === '' || typed.trim() === '' ? [] : (found.data?.items ?? [])).map((item): Option => ({
    key: `${item.kind}-${item.id}`,
    group: item.kind,
    title: pick(item.title),
    detail: pick(item.detail),
    path: item.path,
  }));
  const settled = words === typed.trim() && !found.isFetching;
  return { options: [...own, ...theirs], failure: found.error, settled };
}
