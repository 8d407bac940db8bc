import type { DocumentTemplateInput, DocumentTemplateVersion, TemplateList } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import { listAllColumns } from '../../engines/publication/index.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import { AppError, conflict, invalid, notFound } from '../../platform/errors.ts';
import { sanitizeBody, withoutPictures } from '../../platform/html/index.ts';
import { newId } from '../../platform/ids.ts';
import { mayKeepLists, requireKeepsLists } from './policy.ts';
import { listTemplates, listTemplateVersions } from './reader.ts';
import { deleteTemplate, insertTemplate, updateTemplate } from './writer.ts';

/** What new documents can begin from. Whoever only writes sees those in use. */
export async function readTemplates(reading: Reading, person: Person): Promise<TemplateList> {
  const mayEdit = mayKeepLists(person);
  const rows = await listTemplates(reading);
  return {
    mayEdit,
    templates: rows
      .filter(({ active }) => mayEdit || active)
      .map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })),
  };
}

/** @param at the template to change and the revision the person saw; null makes a new one. @returns its id */
export async function putTemplate(
  tx: Tx,
  person: Person,
  at: { readonly id: string; readonly revision: number } | null,
  input: DocumentTemplateInput,
): Promise<string> {
  requireKeepsLists(person);
  const name = input.name.trim();
  if (name === '') throw invalid('TEMPLATE_NAME_MISSING', 'name', '请填写模板名称。', 'Give the template a name.');
  const template = { ...input, name, bodyHtml: withoutPictures(sanitizeBody(input.bodyHtml).html) };
  await requireColumn(tx, template.columnId);
  const others = (await listTemplates(tx)).filter(({ id }) => id !== at?.id);
  if (others.some((one) => one.name === name)) throw taken(name);
  if (at === null) {
    const id = newId();
    if (!(await insertTemplate(tx, id, template, person.id))) throw taken(name);
    return id;
  }
  if (!(await updateTemplate(tx, at.id, at.revision, template, person.id))) {
    throw conflict(
      'TEMPLATE_CHANGED',
      '这个模板已被别人修改或删除，没有覆盖。请刷新后核对再保存。',
      'Somebody has changed or removed this template; nothing was overwritten. Reload, check and save again.',
    );
  }
  return at.id;
}

/** Who changed a template when, and what it said; also of one that was removed. Newest first. */
export async function readTemplateHistory(
  reading: Reading,
  person: Person,
  id: string,
): Promise<DocumentTemplateVersion[]> {
  requireKeepsLists(person);
  return (await listTemplateVersions(reading, id)).map((row) => ({ ...row, at: row.at.toISOString() }));
}

async function requireColumn(reading: Reading, columnId: string | null): Promise<void> {
  if (columnId === null || (await listAllColumns(reading, columnId)).length > 0) return;
  throw invalid(
    'COLUMN_UNKNOWN',
    'columnId',
    '所选栏目不存在，可能已被合并。请重新选择栏目，或者不指定栏目。',
    'There is no such column; it may have been merged. Choose another, or none.',
  );
}

export async function removeTemplate(tx: Tx, person: Person, id: string): Promise<void> {
  requireKeepsLists(person);
  if (!(await deleteTemplate(tx, id, person.id))) throw notFound({ zh: '这个模板', en: 'This template' });
}

function taken(name: string): AppError {
  return new AppError({
    id: 'TEMPLATE_NAME_TAKEN',
    status: 409,
    field: 'name',
    text: {
      zh: `已有名为“${name}”的模板，请换一个名称。`,
      en: `There is a template named “${name}” already; choose another name.`,
    },
  });
}
