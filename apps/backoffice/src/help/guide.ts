import { guideNames } from './guide-names.ts';
import { plainOf, readGuidePage, type GuidePage, type Section } from './markdown.ts';

/** Files by their path, as the bundler gives them: the pages in the order of `guideNames`. */
export function readGuide(files: Readonly<Record<string, string>>): GuidePage[] {
  return guideNames.map((name) => {
    const text = Object.entries(files).find(([path]) => path.endsWith(`/${name}.md`))?.[1];
    if (text === undefined) throw new Error(`the guide has no page ${name}`);
    return readGuidePage(name, text);
  });
}

export interface Hit {
  readonly page: GuidePage;
  readonly section: Section;
  /** A piece of the text about the first word found. */
  readonly excerpt: string;
}

/** The task that explains a screen. */
export function sectionOfScreen(guide: readonly GuidePage[], screen: string): Omit<Hit, 'excerpt'> | undefined {
  for (const page of guide)
    for (const section of page.sections) if (section.screens.includes(screen)) return { page, section };
  return undefined;
}

const AROUND = 40;

/** Tasks in which every word stands; those whose title holds one come first. */
export function searchGuide(guide: readonly GuidePage[], typed: string): Hit[] {
  const words = typed.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  const hits = guide.flatMap((page) =>
    page.sections.flatMap((section) => {
      const text = section.blocks.map(plainOf).join(' ');
      const all = `${section.title} ${text}`.toLowerCase();
      if (!words.every((word) => all.includes(word))) return [];
      const at = Math.max(0, text.toLowerCase().indexOf(words[0] ?? ''));
      const from = Math.max(0, at - AROUND);
      const piece = text.slice(from, at + 2 * AROUND).trim();
      const excerpt = `${from > 0 ? '…' : ''}${piece}${at + 2 * AROUND < text.length ? '…' : ''}`;
      return [{ page, section, excerpt, inTitle: words.some((word) => section.title.toLowerCase().includes(word)) }];
    }),
  );
  return hits
    .toSorted((a, b) => Number(b.inTitle) - Number(a.inTitle))
    .map(({ page, section, excerpt }) => ({ page, section, excerpt }));
}
