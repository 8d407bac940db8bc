import type { Label, RequestDetail, RequestListItem } from '@openzone/contracts';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { say } from '../i18n/messages.ts';
import { newCommandKey } from './command-key.ts';

/** To whom: the unit, and the person where one is named. */
export interface Assignment {
  readonly unitId: string;
  readonly handlerId: string | null;
  readonly note: string;
}

export interface AssignFailure {
  readonly id: string;
  readonly number: string;
  readonly text: Label;
}

export interface AssignOutcome {
  /** As they were before. */
  readonly done: readonly RequestListItem[];
  readonly failed: readonly AssignFailure[];
}

/** How a request is read and assigned; in the program by the API, each with its own permission and its own entry of the trail. */
export interface Desk {
  readonly read: (id: string) => Promise<Pick<RequestDetail, 'revision' | 'acts'>>;
  readonly assign: (id: string, revision: number, to: Assignment) => Promise<unknown>;
}

/** What is assigned on the day `on`. */
export function deskOf(on: string): Desk {
  return {
    read: (id) => request<RequestDetail>(`/requests/${id}`),
    assign: (id, revision, data) =>
      request(`/requests/${id}/acts/ASSIGNED`, {
        method: 'POST',
        body: { revision, on, commandKey: newCommandKey(), data },
      }),
  };
}

const notNow = say('现在不能分办，请打开这件申请查看。', 'It cannot be assigned now; open it to see why.');

/** One after another; what fails says why and stops nothing. */
export async function assignAll(
  rows: readonly RequestListItem[],
  to: (row: RequestListItem) => Assignment,
  desk: Desk,
  onStep: (done: number) => void = () => undefined,
): Promise<AssignOutcome> {
  const done: RequestListItem[] = [];
  const failed: AssignFailure[] = [];
  for (const [at, row] of rows.entries()) {
    onStep(at);
    const { id, number } = row;
    try {
      const { revision, acts } = await desk.read(id);
      if (acts.includes('ASSIGNED')) {
        await desk.assign(id, revision, to(row));
        done.push(row);
      } else failed.push({ id, number, text: notNow });
    } catch (error) {
      failed.push({ id, number, text: asFailure(error).text });
    }
  }
  onStep(rows.length);
  return { done, failed };
}

/** Of what was assigned, what can be given back: it was somebody's before. Each way back is an assignment of its own, on record. */
export function givenBack(outcome: AssignOutcome): RequestListItem[] {
  return outcome.done.filter(({ unitId }) => unitId !== null);
}

/** To whom it was assigned before. */
export function former({ unitId, handlerId }: RequestListItem, note: string): Assignment {
  return { unitId: unitId ?? '', handlerId, note };
}
