import type { Report } from '../report.ts';
import { attribute, descendants, nameOf, remove, ancestor, removeAttribute, isAttached } from './xml.ts';
import type { Document, Element } from './xml.ts';

const FRAMES = ['wp:inline', 'wp:anchor', 'xdr:pic', 'xdr:sp', 'xdr:cxnSp', 'xdr:graphicFrame', 'xdr:grpSp', 'pic:pic'];

/** Shapes and pictures: hidden ones go, names and descriptions that tell of the maker's disk go, cut-off edges are reported. */
export function cleanDrawings(document: Document, place: string, report: Report): void {
  for (const element of descendants(document)) {
    if (!isAttached(element)) continue;
    const name = nameOf(element);
    if (element.localName === 'docPr' || element.localName === 'cNvPr') cleanProperties(element, place, report);
    else if (name === 'a:srcRect' && isCropped(element)) report.look('cropped-picture', place);
    else if (element.namespaceURI === 'urn:schemas-microsoft-com:vml') cleanVml(element, place, report);
  }
}

function cleanProperties(element: Element, place: string, report: Report): void {
  const hidden = attribute(element, 'hidden');
  if (hidden === '1' || hidden === 'true') {
    const frame = ancestor(element, 'w:drawing', ...FRAMES) ?? element;
    if (report.hidden('hidden-shape', place, frame.textContent ?? '')) return remove(frame);
  }
  const name = attribute(element, 'name');
  if (name !== undefined && !isPlainName(name) && report.hidden('alternative-text', place, name)) {
    element.setAttribute('name', `Shape ${attribute(element, 'id') ?? ''}`.trim());
  }
  for (const which of ['descr', 'title']) {
    const text = attribute(element, which);
    if (text !== undefined && isPathLike(text) && report.hidden('alternative-text', place, text))
      removeAttribute(element, which);
  }
  return undefined;
}

/** The names programs give by themselves: 图片 1, Picture 2, Text Box 3, 文本框 4, Chart 5. */
function isPlainName(name: string): boolean {
  return /^(?:|(?:图片|图形|图表|文本框|形状|矩形|直线|组合|对象|内容占位符|Picture|Image|Graphic|Chart|Text ?Box|TextBox|Shape|Rectangle|Group|Object|Diagram|Straight Connector|Line|Drawing|image|picture|shape|chart)\s*\d*)$/u.test(
    name.trim(),
  );
}

/** A path or a file name, as Word puts it into the description by itself. */
function isPathLike(text: string): boolean {
  return /[\\/]|^[a-z][a-z0-9+.-]*:|\.(?:jpe?g|png|gif|bmp|tiff?|emf|wmf|webp|docx?|xlsx?|pdf)\b/iu.test(text);
}

function isCropped(element: Element): boolean {
  return ['l', 't', 'r', 'b'].some((side) => Number(attribute(element, side) ?? '0') > 0);
}

function cleanVml(element: Element, place: string, report: Report): void {
  const style = attribute(element, 'style') ?? '';
  if (/visibility\s*:\s*hidden/iu.test(style) && report.hidden('hidden-shape', place, element.textContent ?? ''))
    return remove(ancestor(element, 'w:pict') ?? element);
  if (['cropleft', 'croptop', 'cropright', 'cropbottom'].some((side) => (attribute(element, side) ?? '0') !== '0'))
    report.look('cropped-picture', place);
  for (const which of ['alt', 'title', 'href', 'src', 'gfxdata']) {
    const text = attribute(element, which);
    if (text === undefined) continue;
    const said = which === 'gfxdata' ? '' : text;
    if ((which === 'gfxdata' || isPathLike(text)) && report.hidden('alternative-text', place, said))
      removeAttribute(element, which);
  }
  return undefined;
}
