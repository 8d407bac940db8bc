import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { Waiting } from '../ui/waiting.tsx';
import { keptQuery } from './kept-queries.ts';
import { WriteForm } from './write-form.tsx';

/** Asks the server first what it kept: nothing may be typed over words that are still to be offered. */
export function OpenedForm(props: Omit<ComponentProps<typeof WriteForm>, 'onServer'>) {
  const { data, isFetchedAfterMount } = useQuery(keptQuery(props.document?.id ?? 'new'));
  if (!isFetchedAfterMount) return <Waiting />;
  return <WriteForm {...props} onServer={data ?? []} />;
}
