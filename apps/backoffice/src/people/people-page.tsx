import type { PeopleView, PersonView } from '@openzone/contracts';
import { roleLabels } from '@openzone/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { meQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { common } from '../i18n/common.ts';
import { formatDay, todayInShanghai } from '../lib/time.ts';
import { ExportButton } from '../lists/export-button.tsx';
import { Page } from '../ui/page.tsx';
import { useReference } from '../ui/reference.ts';
import { peopleMessages } from './messages.ts';
import { NewPersonDialog } from './new-person.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import { peopleQuery } from './queries.ts';
import './people.css';

/** Who is who: everybody looks, an administrator keeps, and each records their own leave and delegation. */
export function PeoplePage() {
  const m = useMessages(peopleMessages);
  const { data } = useSuspenseQuery(peopleQuery);
  const { data: me } = useSuspenseQuery(meQuery);
  const { unitShort } = useReference();
  const [words, setWords] = useState('');
  const [opened, setOpened] = useState<string>();
  const [adding, setAdding] = useState(false);
  const wanted = words.trim().toLowerCase();
  const shown = data.people.filter((one) =>
    [one.displayName, one.signInName, unitShort(one.unitId)].some((text) => text.toLowerCase().includes(wanted)),
  );
  const person = data.people.find(({ id }) => id === opened);
  return (
    <Page
      title={m.title}
      about={m.about}
      actions={
        <>
          <ExportButton list="people" />
          {data.mayManage && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {m.add}
            </Button>
          )}
        </>
      }
    >
      <Input.Search
        className="oz-people-find"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        placeholder={m.find}
        aria-label={m.find}
        allowClear
      />
      <p className="oz-quiet">{shown.length === 0 ? m.nobody : m.count(shown.length)}</p>
      <ul className="oz-people">
        {shown.map((one) => (
          <Row
            key={one.id}
            person={one}
            unitName={unitShort}
            view={data}
            {...(data.mayManage || one.id === me.id ? { onOpen: () => setOpened(one.id) } : {})}
          />
        ))}
      </ul>
      {person !== undefined && <PersonDrawer person={person} view={data} onClose={() => setOpened(undefined)} />}
      {adding && <NewPersonDialog onClose={() => setAdding(false)} onOpened={setOpened} />}
    </Page>
  );
}

interface RowProps {
  readonly person: PersonView;
  readonly view: PeopleView;
  readonly unitName: (id: string) => string;
  readonly onOpen?: () => void;
}

function Row({ person, view, unitName, onOpen }: RowProps) {
  const m = useMessages(peopleMessages);
  const c = useMessages(common);
  const { pick, language } = useLanguage();
  const today = todayInShanghai();
  const leave = person.absences.find(({ from, until }) => from <= today && today <= until);
  const acting = view.delegations.find(
    ({ fromId, from, until, ended }) => fromId === person.id && !ended && from <= today && today <= until,
  );
  const posts = person.posts.filter(({ from, until }) => from <= today && (until === null || until >= today));
  return (
    <li>
      <div>
        <div>
          <strong>{person.displayName}</strong> <span className="oz-quiet">{person.signInName}</span>{' '}
          {!person.active && <Tag>{m.closed}</Tag>}
          {leave !== undefined && <Tag color="orange">{m.onLeave(formatDay(leave.until, language))}</Tag>}
          {acting !== undefined && <Tag color="blue">{m.actedBy(acting.toName)}</Tag>}
          {person.mustChangePassword && <Tag>{m.notYet}</Tag>}
        </div>
        <div className="oz-quiet">
          {unitName(person.unitId)}
          {posts.length > 0 && c.colon}
          {posts
            .map(
              ({ role, unitId }) =>
                `${pick(roleLabels[role])}${c.inBrackets(unitId === null ? m.wholeSite : unitName(unitId))}`,
            )
            .join(c.list)}
        </div>
      </div>
      {onOpen !== undefined && (
        <Button size="small" aria-label={m.open(person.displayName)} onClick={onOpen}>
          {c.edit}
        </Button>
      )}
    </li>
  );
}
