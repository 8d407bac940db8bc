import { AppError } from '../../platform/errors.ts';
import { securityHeaders } from '../../platform/page-cache/index.ts';
import { contentDisposition } from '../files.ts';
import type { Progress, PublicRequests } from '../services.ts';
import { problemOf, toUploads } from './apply.tsx';
import { commandKey, errorText, goTo, newToken, show, type Desk, type RequestRoute, type Visit } from './desk.ts';
import {
  fileProblems,
  optionalFields,
  statusOf,
  textProblem,
  typedValues,
  type FieldName,
  type Problem,
} from './fields.ts';
import { readForm, type FormBody, type Values } from './form-body.ts';
import { ClosedPage } from './guide.tsx';
import { cookieNames, setRequestCookie } from './guard.ts';
import { OpenPage, OwnPage, WithdrawPage, type Done } from './own.tsx';

const passSeconds = 30 * 60;
/** Tries of one address in ten minutes; the office counts the tries of each request besides. */
const mostTries = 60;

function closed(desk: Desk, visit: Visit, status: number): void {
  const { context } = visit;
  show(desk, visit, status, <ClosedPage context={context} title={context.m.requests.own.title} />);
}

interface Asked {
  readonly status?: number;
  readonly values?: Values;
  readonly problems?: readonly Problem[];
  readonly note?: string;
  readonly kept?: string;
}

/** The form for number and query code; whatever pass there was is gone. */
function ask(desk: Desk, visit: Visit, { status = 200, values = {}, problems = [], note, kept }: Asked): void {
  const { context } = visit;
  const token = newToken(desk, visit);
  show(
    desk,
    visit,
    status,
    <OpenPage context={context} token={token} values={values} problems={problems} note={note} kept={kept} />,
  );
}

function hasExpired(error: unknown): boolean {
  return error instanceof AppError && error.status === 401;
}

function forgetPass({ request, reply }: Visit): void {
  setRequestCookie(request, reply, cookieNames.pass, { value: '' });
}

function passOf({ request }: Visit): string | undefined {
  const pass = request.cookies[cookieNames.pass];
  return pass === undefined || pass === '' ? undefined : pass;
}

type Own = { readonly requests: PublicRequests; readonly pass: string; readonly progress: Progress };

/** One's own request by the pass; when there is none any more, the question for it has already been sent. */
async function own(desk: Desk, visit: Visit, kept?: string): Promise<Own | undefined> {
  const { requests } = desk;
  const { own: words } = visit.context.m.requests;
  if (requests === undefined) {
    closed(desk, visit, visit.request.method === 'POST' ? 503 : 200);
    return undefined;
  }
  const pass = passOf(visit);
  if (pass === undefined) {
    const isLost = kept !== undefined && kept !== '';
    ask(desk, visit, isLost ? { status: 401, note: words.expired, kept } : {});
    return undefined;
  }
  try {
    return { requests, pass, progress: await requests.progress(visit.context.site, pass) };
  } catch (error) {
    if (!hasExpired(error)) throw error;
    forgetPass(visit);
    ask(desk, visit, { status: 401, note: words.expired, ...(kept === undefined ? {} : { kept }) });
    return undefined;
  }
}

const doneNames: readonly Done[] = ['corrected', 'sent', 'withdrawn', 'rated'];

/** The progress, or the question whose it is. `number` comes from the QR code of a receipt. */
export const progressRoute: RequestRoute = {
  path: '/requests/progress',
  query: ['number', 'done'],
  async handle(desk, visit) {
    const { context, query } = visit;
    const number = query['number'];
    if (desk.requests !== undefined && passOf(visit) === undefined) {
      const note = query['done'] === 'signed-out' ? { note: context.m.requests.own.signedOut } : {};
      ask(desk, visit, { values: { number: number ?? '' }, ...note });
      return;
    }
    const mine = await own(desk, visit);
    if (mine === undefined) return;
    if (number !== undefined && number.toUpperCase() !== mine.progress.number) {
      ask(desk, visit, { values: { number } });
      return;
    }
    const done = doneNames.find((name) => name === query['done']);
    showOwn(desk, visit, { progress: mine.progress, values: {}, problems: [], status: 200, done });
  },
};

interface Shown {
  readonly progress: Progress;
  readonly values: Values;
  readonly problems: readonly Problem[];
  readonly status: number;
  readonly done?: Done | undefined;
  readonly token?: string | undefined;
}

function showOwn(desk: Desk, visit: Visit, { progress, values, problems, status, done, token }: Shown): void {
  const { context } = visit;
  show(
    desk,
    visit,
    status,
    <OwnPage
      context={context}
      progress={progress}
      token={token ?? newToken(desk, visit)}
      values={values}
      problems={problems}
      done={done}
    />,
  );
}

export const openRoute: RequestRoute = {
  path: '/requests/progress',
  async handle(desk, visit) {
    const { context, request, reply } = visit;
    const body = await readForm(request);
    if (desk.requests === undefined) {
      closed(desk, visit, 503);
      return;
    }
    const { errors, own: words } = context.m.requests;
    const values = typedValues(body.values, ['number', 'code']);
    const refuse = (status: number, problems: readonly Problem[]): void =>
      ask(desk, visit, { status, values, problems });
    const missing = (['number', 'code'] as const).flatMap((field): Problem[] => {
      const text = textProblem(context.m, field, values[field] ?? '', true);
      return text === undefined ? [] : [{ field, text }];
    });
    if (missing.length > 0) return refuse(400, missing);
    if (commandKey(desk, visit, body.values['token']) === undefined) return refuse(403, [{ text: errors.form }]);
    if (!desk.isWithin('open', request.ip, mostTries)) return refuse(429, [{ text: words.tooMany }]);
    try {
      const code = (values['code'] ?? '').normalize('NFKC').replace(/\s/gu, '');
      const number = (values['number'] ?? '').normalize('NFKC').trim();
      const pass = await desk.requests.open(context.site, number, code);
      setRequestCookie(request, reply, cookieNames.pass, { value: pass, seconds: passSeconds });
      goTo(visit, '/requests/progress');
    } catch (error) {
      const { status, text } = errorText(visit, error);
      refuse(status, [{ text: error instanceof AppError && error.id === 'CODE_WRONG' ? words.wrong : text }]);
    }
    return undefined;
  },
};

/** On to another request of one's own: a part of this one, or what it is a part of. */
export const partRoute: RequestRoute = {
  path: '/requests/part',
  address: '/requests/progress',
  async handle(desk, visit) {
    const { context, request, reply } = visit;
    const { values } = await readForm(request);
    const mine = await own(desk, visit);
    if (mine === undefined) return;
    if (commandKey(desk, visit, values['token']) !== undefined) {
      const pass = await mine.requests.turnTo(context.site, mine.pass, (values['number'] ?? '').trim());
      setRequestCookie(request, reply, cookieNames.pass, { value: pass, seconds: passSeconds });
    }
    goTo(visit, '/requests/progress');
  },
};

interface Act {
  readonly path: string;
  /** Text fields of the form. */
  readonly names: readonly FieldName[];
  readonly done: Done;
  /** The page the form stands on, when it is not the progress. */
  readonly page?: typeof showWithdraw;
  readonly run: (mine: Own, visit: Visit, values: Values, key: string, body: FormBody) => Promise<void>;
}

/** A form of one's own request: checked, done once, and answered by going on to the progress. */
function act({ path, names, done, page = showOwn, run }: Act): RequestRoute {
  return {
    path,
    address: '/requests/progress',
    async handle(desk, visit) {
      const { context, request } = visit;
      const { errors } = context.m.requests;
      const body = await readForm(request);
      const values = typedValues(body.values, names);
      const mine = await own(
        desk,
        visit,
        names
          .map((name) => values[name] ?? '')
          .join('\n')
          .trim(),
      );
      if (mine === undefined) return;
      const key = commandKey(desk, visit, body.values['token']);
      const token = key === undefined ? undefined : body.values['token'];
      const refuse = (status: number, found: readonly Problem[]): void => {
        const problems = body.files.length > 0 || body.isBusy ? [...found, { text: errors.filesAgain }] : found;
        page(desk, visit, { progress: mine.progress, values, problems, status, token });
      };
      const wrong = [
        ...names.flatMap((name) => problemsOf(visit, name, values)),
        ...fileProblems(body.files, context.m),
      ];
      if (wrong.length > 0) return refuse(statusOf(body.files), wrong);
      if (key === undefined) return refuse(403, [{ text: errors.form }]);
      if (body.isBusy) return refuse(503, [{ text: errors.busy }]);
      try {
        await run(mine, visit, values, key, body);
        goTo(visit, `/requests/progress?done=${done}`);
      } catch (error) {
        if (hasExpired(error)) {
          forgetPass(visit);
          const kept = names.map((name) => values[name] ?? '').join('\n');
          return ask(desk, visit, { status: 401, note: context.m.requests.own.expired, kept });
        }
        const { status, text } = errorText(visit, error);
        refuse(status, [problemOf(error, text)]);
      }
      return undefined;
    },
  };
}

function problemsOf({ context }: Visit, field: FieldName, values: Values): Problem[] {
  const value = values[field] ?? '';
  if (field === 'stars') return /^[1-5]$/.test(value) ? [] : [{ field, text: context.m.requests.errors.choose }];
  const text = textProblem(context.m, field, value, !optionalFields.has(field));
  return text === undefined ? [] : [{ field, text }];
}

function showWithdraw(desk: Desk, visit: Visit, { progress, values, problems, status, token }: Shown): void {
  const { context } = visit;
  show(
    desk,
    visit,
    status,
    <WithdrawPage
      context={context}
      progress={progress}
      token={token ?? newToken(desk, visit)}
      values={values}
      problems={problems}
    />,
  );
}

export const withdrawPageRoute: RequestRoute = {
  path: '/requests/withdraw',
  async handle(desk, visit) {
    const mine = await own(desk, visit);
    if (mine === undefined) return;
    if (mine.progress.mayWithdraw) {
      showWithdraw(desk, visit, { progress: mine.progress, values: {}, problems: [], status: 200 });
    } else goTo(visit, '/requests/progress');
  },
};

/** Forms of one's own request. */
export const actRoutes: readonly RequestRoute[] = [
  act({
    path: '/requests/correction',
    names: ['correction'],
    done: 'corrected',
    run: ({ requests, pass }, { context }, values, key, { files }) =>
      requests.correct(context.site, pass, {
        text: values['correction'] ?? '',
        commandKey: key,
        uploads: toUploads(files),
      }),
  }),
  act({
    path: '/requests/message',
    names: ['message'],
    done: 'sent',
    run: ({ requests, pass }, { context }, values, key) =>
      requests.write(context.site, pass, { text: values['message'] ?? '', commandKey: key }),
  }),
  act({
    path: '/requests/withdraw',
    names: ['reason'],
    done: 'withdrawn',
    page: showWithdraw,
    run: ({ requests, pass }, { context }, values, key) =>
      requests.withdraw(context.site, pass, { reason: values['reason'] ?? '', commandKey: key }),
  }),
  act({
    path: '/requests/rating',
    names: ['stars', 'comment'],
    done: 'rated',
    run: ({ requests, pass }, { context }, values, key) =>
      requests.rate(context.site, pass, {
        stars: Number(values['stars']),
        comment: values['comment'] ?? '',
        commandKey: key,
      }),
  }),
];

const letterTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** A letter issued to the applicant, to save. */
export const letterRoute: RequestRoute = {
  path: '/requests/letters/:id/:format',
  address: '/requests/progress',
  async handle(desk, visit) {
    const { id = '', format = '' } = visit.request.params as { id?: string; format?: string };
    const pass = passOf(visit);
    if (desk.requests === undefined || pass === undefined || (format !== 'pdf' && format !== 'docx')) {
      goTo(visit, '/requests/progress');
      return;
    }
    try {
      const { name, bytes } = await desk.requests.letter(visit.context.site, pass, id, format);
      const fileName = name.toLowerCase().endsWith(`.${format}`) ? name : `${name}.${format}`;
      void visit.reply
        .headers({
          ...securityHeaders('file', visit.context.origin),
          'content-type': letterTypes[format],
          'content-disposition': contentDisposition('attachment', fileName),
          'cache-control': 'no-store',
          'x-robots-tag': 'noindex',
        })
        .send(Buffer.from(bytes));
    } catch (error) {
      if (!hasExpired(error)) throw error;
      goTo(visit, '/requests/progress');
    }
  },
};

export const signOutRoute: RequestRoute = {
  path: '/requests/sign-out',
  async handle(desk, visit) {
    const { values } = await readForm(visit.request);
    const isOurs = commandKey(desk, visit, values['token']) !== undefined;
    if (isOurs) forgetPass(visit);
    goTo(visit, isOurs ? '/requests/progress?done=signed-out' : '/requests/progress');
  },
};
