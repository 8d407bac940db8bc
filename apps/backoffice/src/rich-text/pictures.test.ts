import { describe, expect, it } from 'vitest';
import { forEditor, forServer, isEmptyBody, isSameShape, readableBody, shapeOf } from './editor-html.ts';
import { withPictures } from './pictures.ts';

const sha = 'a'.repeat(64);
const stored = (alt: string, caption = ''): string =>
  `<figure class="picture"><img src="picture:${sha}"${alt} width="40" height="30">${caption}</figure>`;

describe('pictures of a body', () => {
  it('open in the editor and are stored as they were: with text, as decoration, and not described yet', () => {
    for (const body of [
      `<p>前</p>${stored(' alt="“收入” &amp; &lt;支出&gt;"', '<figcaption>图1 &amp; 图2</figcaption>')}<p>后</p>`,
      stored(' alt=""'),
      stored(''),
      `<table><tbody><tr><td>${stored(' alt="甲"')}</td></tr></tbody></table>`,
    ]) {
      const opened = forEditor(body);
      expect(opened).toContain(`data-picture="${sha}"`);
      expect(forServer(opened)).toBe(body);
      expect(isSameShape(shapeOf(body), shapeOf(opened))).toBe(true);
    }
  });

  it('that stand within a paragraph become blocks behind it, and no word is lost', () => {
    const opened = forServer(forEditor(`<p>见<img src="picture:${sha}" alt="图">图。</p>`));
    expect(opened).toBe(`<p>见图。</p><figure class="picture"><img src="picture:${sha}" alt="图"></figure>`);
  });

  it('are content, and are read out where texts are compared', () => {
    expect(isEmptyBody(stored(' alt=""'))).toBe(false);
    expect(readableBody(`<p>见图。</p>${stored(' alt="折线图"')}`)).toBe('见图。\n〔折线图〕');
    expect(withPictures(stored(''))).toContain(`src="/api/admin/files/${sha}/picture"`);
  });
});
