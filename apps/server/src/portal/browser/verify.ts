import { checkSteps, type Step } from '../../base/ledger/proof/index.ts';
import { gather, reasonOf, type Trouble } from './gather.ts';
import { openBoard, type Board } from './board.ts';

/** The script of the page that verifies a document. Without it the page lacks only the section it fills. */
for (const section of document.querySelectorAll<HTMLElement>('[data-verify]')) {
  const board = openBoard(section);
  board.onAgain(() => void verify(section.dataset['verify'] ?? '', board));
  void verify(section.dataset['verify'] ?? '', board);
}

/** Fetches everything apart from one another, then checks it step by step, giving the page time to show each. */
async function verify(code: string, board: Board): Promise<void> {
  board.start();
  try {
    const { file, attachments, troubles } = await gather(code, location.origin);
    const states = new Set<Step['state'] | 'missing'>();
    for (const step of checkSteps(file, { attachments })) {
      const trouble = troubles.get(step.id);
      states.add(trouble?.isMissing === true ? 'missing' : trouble === undefined ? step.state : 'failed');
      board.show(trouble === undefined ? step : troubled(step, trouble));
      await breath();
    }
    board.finish(states.has('failed') ? 'failed' : states.has('missing') ? 'stopped' : 'ok');
  } catch (error) {
    board.finish('stopped', reasonOf(error));
  }
}

/** What did not arrive is not checked; what arrived and did not fit has failed. */
function troubled(step: Step, { isMissing, reason }: Trouble): Step {
  return { ...step, state: isMissing ? 'unchecked' : 'failed', values: [], reason };
}

function breath(): Promise<void> {
  // Not a frame: a tab that is not looked at draws none.
  return new Promise((resolve) => setTimeout(resolve, 0));
}
