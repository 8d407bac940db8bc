import {
  channelLabels,
  explainReplyDue,
  type ClockDay,
  type ClockExplanation,
  type Language,
} from '@openzone/calendar';
import type { Command } from 'commander';
import { badInput, guarded, writeOut } from './clock-input.ts';
import { inputFrom, type ExplainOptions } from './clock-options.ts';

export function registerExplain(clock: Command): void {
  clock
    .command('explain')
    .description('逐日解释一件申请的答复期限 / explain when the reply to one request is due, day by day')
    .option('--received <date>', '收到申请之日（网络、传真、平信为双方确认之日）/ day of receipt, or of confirmation')
    .option('--channel <channel>', `申请渠道 / ${Object.keys(channelLabels).join(' | ')}`, 'IN_PERSON')
    .option('--correction-sent <date>', '发出补正告知 / correction notice sent')
    .option('--correction-due <date>', '补正期限 / last day for the correction')
    .option('--correction-received <date>', '收到补正 / correction received')
    .option(
      '--pause <from..to>',
      '征求意见：发出日..收到意见日，可重复；未结束时省略后者 / a consultation: sent..answered; repeatable; leave out the end while it lasts',
      (value: string, all: readonly string[]) => [...all, value],
      [] as readonly string[],
    )
    .option('--extension <n@date>', '延长工作日数@批准并告知之日 / workdays@day approved and told')
    .option('--fee-notice <date>', '申请人收到收费通知 / fee notice received')
    .option('--fee-paid <date>', '缴费 / fee paid')
    .option('--posted <date>', '答复交邮 / answer posted')
    .option('--signed <date>', '答复被签收 / answer signed for')
    .option('--sent <date>', '答复以电子方式发出 / answer sent electronically')
    .option('--as-of <date>', '截至哪一天，默认今天 / as of which day, today unless given')
    .option('--lang <zh|en>', '语言 / language', 'zh')
    .option('--json', '以 JSON 输出 / print as JSON')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action(async (_options: unknown, command: Command) => {
      // `--json` is an option of the parent as well, which may have taken it.
      const options = command.optsWithGlobals<ExplainOptions>();
      await guarded(options.json === true, async () => {
        const explanation = explainReplyDue(inputFrom(options), languageIn(options.lang));
        writeOut(options.json === true ? `${JSON.stringify(explanation)}\n` : print(explanation));
      });
    });
}

function languageIn(value: string): Language {
  if (value === 'zh' || value === 'en') return value;
  throw badInput('lang', `--lang：没有“${value}”。请用 zh 或 en。`, `--lang: there is no “${value}”. Use zh or en.`);
}

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

const REASONS: Readonly<Record<Language, Readonly<Record<ClockDay['reason'], string>>>> = {
  zh: {
    START: '起算日，不计入',
    WORKDAY: '工作日',
    ADJUSTED_WORKDAY: '调休上班',
    WEEKEND: '周末',
    HOLIDAY: '放假',
    PAUSED: '暂停，不计入',
  },
  en: {
    START: 'start, not counted',
    WORKDAY: 'workday',
    ADJUSTED_WORKDAY: 'make-up workday',
    WEEKEND: 'weekend',
    HOLIDAY: 'holiday',
    PAUSED: 'paused, not counted',
  },
};

/** One day as a line: its number if it counts, the date, the weekday, and why. */
function dayLine({ date, weekday, n, reason, holiday }: ClockDay, language: Language): string {
  const number = n === null ? '  -' : String(n).padStart(3);
  const name = holiday === null ? '' : language === 'zh' ? `（${holiday.zh}）` : ` (${holiday.en})`;
  return `${number}  ${date}  ${WEEKDAYS[language][weekday - 1] ?? ''}  ${REASONS[language][reason]}${name}`;
}

function print({ text, days, language }: ClockExplanation): string {
  const lines = days.map((day) => dayLine(day, language));
  return `${[text, ...(lines.length === 0 ? [] : ['', ...lines])].join('\n')}\n`;
}
