import { toTraditional } from '@openzone/chinese-text/convert';
import type { RequestReceipt } from '@openzone/contracts';
import QRCode from 'qrcode';
import type { PublicListItem } from '../../engines/publication/public/index.ts';
import { AppError } from '../../platform/errors.ts';
import { shanghaiMinute } from '../../platform/i18n/index.ts';
import { href, type PageContext } from '../context.ts';
import type { Upload } from '../services.ts';
import { alreadyPublic } from './already-public.ts';
import { commandKey, errorText, goTo, newToken, show, type Desk, type RequestRoute, type Visit } from './desk.ts';
import {
  fieldsOf,
  fileProblems,
  isWho,
  requestForm,
  requestProblems,
  statusOf,
  typedValues,
  type FieldName,
  type Problem,
  type Who,
} from './fields.ts';
import { FormPage, ReviewPage, StartPage } from './form.tsx';
import { readForm, type FormBody, type FormFile, type Values } from './form-body.ts';
import { ClosedPage, GuidePage } from './guide.tsx';
import { cookieNames, setRequestCookie } from './guard.ts';
import type { FormState } from './parts.tsx';
import { ReceiptGonePage, ReceiptPage } from './receipt.tsx';

const receiptMinutes = 15;
/** Submissions and searches of one address in ten minutes. */
const mostSubmissions = 40;
const mostSuggestions = 120;

export const guideRoute: RequestRoute = {
  path: '/requests',
  async handle(desk, visit) {
    show(desk, visit, 200, <GuidePage context={visit.context} isOpen={desk.requests !== undefined} />);
  },
};

export const formRoute: RequestRoute = {
  path: '/requests/new',
  query: ['kind'],
  async handle(desk, visit) {
    const { context, query } = visit;
    const { kind } = query;
    if (desk.requests === undefined) {
      show(desk, visit, 200, <ClosedPage context={context} title={context.m.requests.apply} />);
    } else if (isWho(kind)) {
      const values = { identityDocument: 'RESIDENT_ID' };
      show(desk, visit, 200, <FormPage form={{ context, who: kind, values, problems: [] }} />);
    } else {
      show(desk, visit, 200, <StartPage context={context} />);
    }
  },
};

export const submitRoute: RequestRoute = {
  path: '/requests/new',
  async handle(desk, visit) {
    const body = await readForm(visit.request);
    const { kind } = body.values;
    if (desk.requests === undefined) {
      show(desk, visit, 503, <ClosedPage context={visit.context} title={visit.context.m.requests.apply} />);
      return;
    }
    if (!isWho(kind)) {
      goTo(visit, '/requests/new');
      return;
    }
    const values = typedValues(body.values, fieldsOf(kind));
    const at: Visit = { ...visit, context: { ...visit.context, address: `/requests/new?kind=${kind}` } };
    const step = body.values['step'];
    const problems = step === 'edit' ? [] : requestProblems(kind, values, at.context.m);
    if (step === 'edit' || problems.length > 0) {
      const form: FormState = { context: at.context, who: kind, values, problems };
      show(desk, at, problems.length > 0 ? 400 : 200, <FormPage form={form} />);
    } else if (step === 'submit') {
      await submit(desk, at, kind, values, body);
    } else {
      await review(desk, at, { who: kind, values, status: 200, problems: [] });
    }
  },
};

interface Reviewed {
  readonly who: Who;
  readonly values: Values;
  readonly status: number;
  readonly problems: readonly Problem[];
  /** The token already used, so that what may have gone through is not registered a second time. */
  readonly token?: string | undefined;
}

async function review(desk: Desk, visit: Visit, { who, values, status, problems, token }: Reviewed): Promise<void> {
  const { context } = visit;
  const found = await findPublic(desk, visit, values['description'] ?? '', values['documentNumber'] ?? '');
  show(
    desk,
    visit,
    status,
    <ReviewPage form={{ context, who, values, problems }} token={token ?? newToken(desk, visit)} found={found} />,
  );
}

/** The search is a courtesy: without it the request goes on all the same. */
async function findPublic(desk: Desk, visit: Visit, description: string, number: string) {
  try {
    return await desk.kit.data.read(visit.context.site.id, (view) => alreadyPublic(view, description, number));
  } catch (error) {
    errorText(visit, error);
    return [];
  }
}

export function toUploads(files: readonly FormFile[]): Upload[] {
  return files.map(({ name, bytes, field }) => ({ name, bytes, identity: field === 'identityFiles' }));
}

async function submit(desk: Desk, visit: Visit, who: Who, values: Values, body: FormBody): Promise<void> {
  const { context, request } = visit;
  const { errors } = context.m.requests;
  const key = commandKey(desk, visit, body.values['token']);
  const token = key === undefined ? undefined : body.values['token'];
  const again = (status: number, problems: readonly Problem[]): Promise<void> => {
    const lost: Problem[] = body.files.length > 0 || body.isBusy ? [{ text: errors.filesAgain }] : [];
    return review(desk, visit, { who, values, status, problems: [...problems, ...lost], token });
  };
  if (key === undefined) return again(403, [{ text: errors.form }]);
  const wrong = fileProblems(body.files, context.m);
  if (wrong.length > 0) return again(statusOf(body.files), wrong);
  if (body.isBusy) return again(503, [{ text: errors.busy }]);
  if (!desk.isWithin('submit', request.ip, mostSubmissions)) return again(429, [{ text: errors.tooOften }]);
  try {
    const submission = { form: requestForm(who, values), uploads: toUploads(body.files), commandKey: key };
    const receipt = await desk.requests?.submit(context.site, submission);
    if (receipt === undefined) return await again(503, [{ text: errors.failed }]);
    keepReceipt(desk, visit, receipt);
    goTo(visit, '/requests/receipt');
  } catch (error) {
    const { status, text } = errorText(visit, error);
    const field = fieldOf(error, who);
    if (field === undefined) return again(status, [problemOf(error, text)]);
    const problems = [{ field, text }, ...(body.files.length > 0 ? [{ text: errors.filesAgain }] : [])];
    show(desk, visit, status, <FormPage form={{ context, who, values, problems }} />);
  }
  return undefined;
}

/** The field of the form an error of the office names; undefined for what is no field of it. */
function fieldOf(error: unknown, who: Who): FieldName | undefined {
  const name = error instanceof AppError ? error.field?.split('.').at(-1) : undefined;
  return fieldsOf(who).find((field) => field === name);
}

/** What the office says of files belongs to where they are chosen. */
export function problemOf(error: unknown, text: string): Problem {
  return error instanceof AppError && error.field === 'files' ? { field: 'supportingFiles', text } : { text };
}

interface KeptReceipt {
  readonly site: number;
  readonly at: string;
  readonly receipt: RequestReceipt;
}

function keepReceipt(desk: Desk, { request, reply, context }: Visit, receipt: RequestReceipt): void {
  const kept: KeptReceipt = { site: context.site.id, at: desk.now().toISOString(), receipt };
  setRequestCookie(request, reply, cookieNames.receipt, {
    value: desk.guard.seal(JSON.stringify(kept), receiptMinutes),
    seconds: receiptMinutes * 60,
  });
}

/** Shown to the browser that submitted and to nobody else, as often as it is loaded until it is closed or too old. */
export const receiptRoute: RequestRoute = {
  path: '/requests/receipt',
  async handle(desk, visit) {
    const { request, context } = visit;
    const text = desk.guard.unseal(request.cookies[cookieNames.receipt] ?? '');
    const kept = text === undefined ? undefined : (JSON.parse(text) as KeptReceipt);
    if (kept === undefined || kept.site !== context.site.id) {
      show(desk, visit, 410, <ReceiptGonePage context={context} />);
      return;
    }
    const { receipt } = kept;
    const target = `${context.origin}/requests/progress?number=${encodeURIComponent(receipt.number)}`;
    const svg = await QRCode.toString(target, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
    const qr = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    const at = shanghaiMinute(new Date(kept.at));
    show(
      desk,
      visit,
      200,
      <ReceiptPage context={context} receipt={receipt} at={at} qr={qr} token={newToken(desk, visit)} />,
    );
  },
};

export const closeReceiptRoute: RequestRoute = {
  path: '/requests/receipt',
  async handle(desk, visit) {
    const { values } = await readForm(visit.request);
    if (commandKey(desk, visit, values['token']) !== undefined) {
      setRequestCookie(visit.request, visit.reply, cookieNames.receipt, { value: '' });
    }
    goTo(visit, '/requests/progress');
  },
};

function pathOf(context: PageContext, item: PublicListItem): { path: string; title: string } {
  const title = context.language === 'zh-hant' ? toTraditional(item.title) : item.title;
  return { path: href(context, `/d/${item.code}`), title };
}

/** For the script of the form: what is public already, while one writes. Sent as a form, so that no address holds it. */
export const suggestRoute: RequestRoute = {
  path: '/requests/suggest',
  async handle(desk, visit) {
    const { values } = await readForm(visit.request);
    const { context, request, reply } = visit;
    const may = desk.isWithin('suggest', request.ip, mostSuggestions);
    const found = may ? await findPublic(desk, visit, values['description'] ?? '', values['documentNumber'] ?? '') : [];
    void reply
      .code(may ? 200 : 429)
      .headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
      .send({ found: found.map((item) => ({ ...pathOf(context, item), listedOn: item.listedOn })) });
  },
};
