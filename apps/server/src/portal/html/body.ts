import { withPicturesAt, withReferences } from '../../platform/html/index.ts';

/** A body made ready for the page: headings that begin below the title, tables that scroll, a table of contents. */
export interface PreparedBody {
  readonly html: string;
  readonly contents: readonly { readonly id: string; readonly text: string; readonly level: number }[];
}

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escaped[character] ?? character);
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(amp|lt|gt|quot|nbsp|#39);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" })[name] ?? '',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** Pictures take the room they have and no more than there is, and wait until they are near the eye. */
function placePictures(source: string, pictureAt: (sha256: string) => string): string {
  return withPicturesAt(source, pictureAt).replace(/<img /g, '<img loading="lazy" decoding="async" ');
}

interface Places {
  readonly pictureAt: (sha256: string) => string;
  /** Where a document of the site is, with what is to be said of it; undefined when the public may not know of it. */
  readonly documentAt: (code: string) => { readonly href: string; readonly remark: string } | undefined;
}

/** References lead to where their document is today; one that may not be known of leaves its words. */
function placeReferences(source: string, documentAt: Places['documentAt']): string {
  return withReferences(source, (code, words) => {
    const place = documentAt(code);
    return place === undefined ? words : `<a href="${attribute(place.href)}">${words}</a>${attribute(place.remark)}`;
  });
}

interface TableWords {
  /** The name of the notes below the text, and of one of them. */
  readonly notes: string;
  readonly note: (number: string) => string;
  /** The way from a note back to its place. */
  readonly noteBack: (number: string) => string;
  /** The name of a table without a caption. */
  readonly table: string;
  /** That it can be scrolled, where it must be. */
  readonly hint: string;
}

/**
 * Works on the markup that `sanitizeBody` writes, which is well-formed with lower-case names and quoted attributes; a real
 * parser costs ten times as much on a page that is rendered for every first reader.
 */
export function prepareBody(source: string, words: TableWords & Places & { readonly leaves: string }): PreparedBody {
  const contents: { id: string; text: string; level: number }[] = [];
  let html = wrapTables(placeReferences(placePictures(source, words.pictureAt), words.documentAt), words);
  html = rankHeadings(html, contents);
  html = html.replace(
    /<a href="(https?:\/\/[^"]*)"([^>]*)>([\s\S]*?)<\/a>/g,
    (_, url: string, rest: string, inner: string) => {
      return `<a href="${url}"${rest} rel="external noopener" class="leaves">${inner}<span class="unseen">${words.leaves}</span></a>`;
    },
  );
  html = nameFootnotes(html, words);
  // 主送机关: the line before the text that ends with a colon stands at the margin.
  html = html.replace(
    /^(\s*(?:<h[2-6][^>]*>[\s\S]*?<\/h[2-6]>\s*)?)<p>((?:(?!<\/p>)[\s\S]){1,160}[：:])<\/p>/,
    '$1<p class="addressee">$2</p>',
  );
  return { html, contents };
}

/** References and the ways back are links with names that say where they lead; the notes are a region with a name. */
function nameFootnotes(html: string, words: TableWords): string {
  if (!html.includes('class="footnotes"')) return html;
  return html
    .replace(/<section class="footnotes">/g, `<section class="footnotes" aria-label="${attribute(words.notes)}">`)
    .replace(/<a([^>]*) href="#fn(\d{1,3})"([^>]*)>/g, (_, before: string, number: string, after: string) => {
      return `<a${before} href="#fn${number}"${after} aria-label="${attribute(words.note(number))}">`;
    })
    .replace(/<a([^>]*) href="#fnref(\d{1,3})"([^>]*)>/g, (_, before: string, number: string, after: string) => {
      return `<a${before} href="#fnref${number}"${after} aria-label="${attribute(words.noteBack(number))}">`;
    });
}

/** Levels without gaps, from h2; a body may begin at any level the office happened to use. */
function rankHeadings(html: string, contents: { id: string; text: string; level: number }[]): string {
  const used = [...new Set([...html.matchAll(/<h([1-6])[\s>]/g)].map((match) => Number(match[1])))].toSorted(
    (a, b) => a - b,
  );
  let before = 1;
  let count = 0;
  return html.replace(
    /<h([1-6])((?:\s[^>]*)?)>([\s\S]*?)<\/h\1>/g,
    (_, level: string, attributes: string, inner: string) => {
      const text = plain(inner);
      if (text === '') return '';
      before = Math.min(used.indexOf(Number(level)) + 2, before + 1, 6);
      count += 1;
      const id = `s${count}`;
      contents.push({ id, text, level: before });
      return `<h${before} id="${id}"${attributes}>${inner}</h${before}>`;
    },
  );
}

/** A wide table scrolls in a region of its own that the keyboard can reach; the page itself never does. */
function wrapTables(html: string, words: TableWords): string {
  const fallback = words.table;
  let depth = 0;
  const labels = new Set<string>();
  return html.replace(/<table\b[\s\S]*?>|<\/table>/g, (tag, offset: number) => {
    if (tag === '</table>') {
      depth -= 1;
      return depth === 0 ? `${tag}</section>` : tag;
    }
    depth += 1;
    if (depth > 1) return tag;
    const rest = html.slice(offset + tag.length);
    const columns = columnCount(rest);
    const size = columns <= 3 ? '' : columns <= 6 ? ' table-medium' : columns <= 10 ? ' table-wide' : ' table-widest';
    const caption = /^\s*<caption[^>]*>([\s\S]*?)<\/caption>/.exec(rest)?.[1];
    const label = unique(labels, caption === undefined || plain(caption) === '' ? fallback : plain(caption));
    return `<section class="table-scroll${size}"${size === '' ? '' : ` data-hint="${attribute(words.hint)}"`} tabindex="0" aria-label="${attribute(label)}">${tag}`;
  });
}

/** Regions of one page must be told apart by name. */
function unique(taken: Set<string>, name: string): string {
  let label = name;
  for (let n = 2; taken.has(label); n += 1) label = `${name} ${n}`;
  taken.add(label);
  return label;
}

/** The widest of the first rows, spans counted. */
function columnCount(rest: string): number {
  const rows = rest.slice(0, rest.indexOf('</table>')).split('</tr>', 4);
  return Math.max(
    ...rows.map((row) =>
      [...row.matchAll(/<t[hd]\b[^>]*?(?:colspan="(\d{1,2})"[^>]*)?>/g)].reduce(
        (sum, cell) => sum + Number(cell[1] ?? 1),
        0,
      ),
    ),
  );
}
