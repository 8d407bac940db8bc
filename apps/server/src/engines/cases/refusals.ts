import { AppError, conflict, forbidden, invalid, notFound, type Text } from '../../platform/errors.ts';
import type { ActRule, CaseState, Procedure } from './procedure.ts';

/** What the engine refuses, in words that name the remedy. */

export function noSuchCase(name: Text): AppError {
  return notFound({ zh: `这件${name.zh}`, en: `This ${name.en}` });
}

export function staleCase(state: CaseState): AppError {
  return conflict(
    'STALE_REVISION',
    '这件刚刚有了新的进展，您看到的不是最新情况。请刷新查看后再操作；您填写的内容还在。',
    'This case has moved on since you opened it. Reload, look at what is new, and do it again; what you typed is kept.',
    { currentRevision: state.revision },
  );
}

export function unknownAct(kind: string): AppError {
  return invalid(
    'UNKNOWN_ACT',
    'act',
    `没有“${kind.slice(0, 40)}”这个操作。`,
    `There is no act “${kind.slice(0, 40)}”.`,
  );
}

export function notNow<Facts>(procedure: Procedure<Facts>, rule: ActRule<Facts>, state: CaseState<Facts>): AppError {
  const now = procedure.states[state.state]?.label ?? { zh: '未开始', en: 'not begun' };
  return new AppError({
    id: 'ACT_NOT_ALLOWED',
    status: 409,
    text: {
      zh: `当前环节是“${now.zh}”，不能进行“${rule.label.zh}”。请刷新页面，从列出的操作中选择。`,
      en: `The case stands at “${now.en}”, where “${rule.label.en}” cannot be done. Reload and choose from what is offered.`,
    },
    detail: { state: state.state },
  });
}

export function notYours<Facts>(rule: ActRule<Facts>): AppError {
  return forbidden(
    `“${rule.label.zh}”不在您的职责之内，请联系本件的经办人、单位负责人或政务公开工作机构。`,
    `“${rule.label.en}” is not yours to do; ask the case's handler, the head of the unit or the disclosure office.`,
  );
}

export function secondPersonNeeded<Facts>(rule: ActRule<Facts>): AppError {
  return forbidden(
    `您起草或送审过这份答复，按双人审查规则，“${rule.label.zh}”须由另一人完成。`,
    `You wrote or submitted this answer; the two-person rule asks for somebody else to do “${rule.label.en}”.`,
  );
}
