import { analyseLegacyFile } from './analyse.ts';
import type { AnalysisOptions, ExtractedFile, LegacyDocumentProposal, Text } from './types.ts';

/** A member of an archive that was read: its path inside the archive and its content. */
export interface PackageMember {
  readonly name: string;
  readonly file: ExtractedFile;
}

const PAGE_PART = /\.(?:css|js|mjs|json|map|ico|svg|woff2?|ttf|eot|xml|xsl|db)$/iu;

/**
 * Analyses the members of an archive together: a file that a page links to is that page's attachment (`attachments`, by the
 * member's name) and no document of its own. A page linked from another page stays a document. `position.member` says where
 * each document was found.
 */
export function analyseLegacyPackage(
  members: readonly PackageMember[],
  options: AnalysisOptions = {},
): LegacyDocumentProposal[] {
  const attachments = findAttachments(members);
  const attached = new Set([...attachments.values()].flat().map((a) => a.name));
  return members
    .filter((m) => !attached.has(m.name) && !isPagePart(m))
    .flatMap((m) => withAttachments(analyseLegacyFile(m.file, options), m.name, attachments.get(m.name) ?? []));
}

/** Members that give no document and are nobody's attachment, with the reason: style sheets and scripts of saved pages. */
export function unusedMembers(members: readonly PackageMember[]): { readonly name: string; readonly why: Text }[] {
  const attached = new Set([...findAttachments(members).values()].flat().map((a) => a.name));
  return members
    .filter((m) => !attached.has(m.name) && isPagePart(m))
    .map((m) => ({
      name: m.name,
      why: { zh: '网页的样式、脚本等部件，不是文件', en: 'a part of a saved page (style, script), not a document' },
    }));
}

function isPagePart(member: PackageMember): boolean {
  return PAGE_PART.test(member.name);
}

type Attachments = LegacyDocumentProposal['attachments'];

function findAttachments(members: readonly PackageMember[]): Map<string, Attachments> {
  const byName = new Map(members.map((m) => [m.name.toLowerCase(), m] as const));
  const result = new Map<string, Attachments>();
  for (const page of members.filter((m) => m.file.kind === 'html')) {
    const found = new Map<string, string>();
    for (const link of page.file.links) {
      const target = resolve(page.name, link.href, byName);
      if (target === undefined || target.file.kind === 'html' || isPagePart(target) || found.has(target.name)) continue;
      found.set(target.name, link.text);
    }
    result.set(
      page.name,
      [...found].map(([name, text]) => ({ name, text })),
    );
  }
  return result;
}

/** Attachments of a page with several documents go to the first: which of them they belong to cannot be told. */
function withAttachments(
  proposals: readonly LegacyDocumentProposal[],
  member: string,
  attachments: Attachments,
): LegacyDocumentProposal[] {
  return proposals.map((p, i) => ({
    ...p,
    attachments: i === 0 ? attachments : [],
    position: { ...p.position, member },
  }));
}

/** The member a link means: relative to the page, else, as saved pages lose their folders, by the file name alone. */
function resolve(page: string, href: string, byName: ReadonlyMap<string, PackageMember>): PackageMember | undefined {
  const path = decode(href.replace(/[?#].*$/u, ''));
  if (path === '' || /^mailto:/iu.test(path)) return undefined;
  const local = /^[a-z][a-z0-9+.-]*:/iu.test(path) ? undefined : byName.get(join(page, path).toLowerCase());
  if (local !== undefined) return local;
  const base = path.replace(/^.*\//u, '').toLowerCase();
  if (!/\.[a-z0-9]{2,5}$/u.test(base)) return undefined;
  const same = [...byName].filter(([name]) => name.replace(/^.*\//u, '') === base);
  return same.length === 1 ? same[0]?.[1] : undefined;
}

function join(page: string, path: string): string {
  const parts = path.startsWith('/') ? [] : page.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
