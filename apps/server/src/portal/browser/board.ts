import type { Step } from '../../base/ledger/proof/index.ts';

type Shown = Pick<Step, 'id' | 'index' | 'state' | 'values' | 'reason'>;

/** The section of the page that shows a check; the words are in it already, in the language of the page. */
export interface Board {
  start(): void;
  show(step: Shown): void;
  finish(verdict: 'ok' | 'failed' | 'stopped', reason?: Step['reason']): void;
  onAgain(work: () => void): void;
}

export function openBoard(section: HTMLElement): Board {
  const language = section.dataset['reasonLanguage'] === 'en' ? 'en' : 'zh';
  const steps = [...section.querySelectorAll<HTMLElement>('[data-step]')];
  const verdict = section.querySelector<HTMLElement>('[data-verdict]');
  const again = section.querySelector<HTMLElement>('[data-again]');

  function showState(element: HTMLElement | null, state: string): void {
    if (element === null) return;
    element.dataset['state'] = state;
    for (const words of element.querySelectorAll<HTMLElement>('[data-when]'))
      words.hidden = words.dataset['when'] !== state;
  }

  function showReason(element: HTMLElement, reason: Step['reason']): void {
    const place = element.querySelector<HTMLElement>('[data-reason]');
    if (place === null) return;
    place.textContent = reason?.[language] ?? '';
    place.hidden = reason === undefined;
  }

  function showValues(element: HTMLElement, values: Step['values']): void {
    const details = element.querySelector<HTMLElement>('[data-values]');
    const list = details?.querySelector('dl');
    if (details === null || list === null || list === undefined) return;
    details.hidden = values.length === 0;
    list.replaceChildren(
      ...values.map(({ kind, value }) => {
        const row = document.createElement('div');
        const [label, text, code] = ['dt', 'dd', 'code'].map((tag) => document.createElement(tag));
        if (label === undefined || text === undefined || code === undefined) return row;
        label.textContent = section.querySelector(`[data-value-words] [data-kind="${kind}"]`)?.textContent ?? kind;
        code.textContent = value;
        text.append(code);
        row.append(label, text);
        return row;
      }),
    );
  }

  function showStep(element: HTMLElement, { state, values, reason }: Omit<Shown, 'id' | 'index'>): void {
    showReason(element, reason);
    showValues(element, values);
    showState(element, state);
  }

  return {
    start() {
      section.hidden = false;
      if (again !== null) again.hidden = true;
      if (verdict !== null) showReason(verdict, undefined);
      showState(verdict, 'running');
      for (const element of steps) {
        showReason(element, undefined);
        showValues(element, []);
        showState(element, 'pending');
      }
    },
    show(step) {
      const { id, index } = step;
      const element = steps.find(
        (one) => one.dataset['step'] === id && one.dataset['index'] === (index === null ? '' : String(index)),
      );
      if (element !== undefined) showStep(element, step);
    },
    finish(state, reason) {
      if (verdict !== null) showReason(verdict, reason);
      showState(verdict, state);
      if (again !== null) again.hidden = false;
    },
    onAgain(work) {
      again?.addEventListener('click', work);
    },
  };
}
