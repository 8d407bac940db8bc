import type { HiddenKind } from './types.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

const WORDS: Readonly<Record<HiddenKind, Words>> = {
  comment: { zh: '批注', en: 'Comments' },
  'tracked-change': { zh: '修订痕迹（含已删除的文字）', en: 'Tracked changes, with the words that were deleted' },
  'hidden-text': { zh: '设为隐藏的文字', en: 'Text marked as hidden' },
  'white-text': { zh: '与背景同色的文字', en: 'Text in the colour of its background' },
  'tiny-text': { zh: '小到看不见的文字', en: 'Text too small to be seen' },
  properties: {
    zh: '文件属性（作者、单位、修改人、时间等）',
    en: 'File properties: author, company, last editor, times',
  },
  thumbnail: { zh: '缩略图', en: 'A thumbnail of an earlier state' },
  'embedded-object': { zh: '嵌入的文件或对象', en: 'Embedded files or objects' },
  macro: { zh: '宏代码', en: 'Macros' },
  'custom-xml': { zh: '自定义数据', en: 'Custom data' },
  'alternate-content': {
    zh: '替代内容（另一些软件才会显示）',
    en: 'Alternate content that only other programs show',
  },
  'field-code': { zh: '域代码（路径、地址、合并字段等）', en: 'Field codes: paths, addresses, merge fields' },
  glossary: { zh: '构建基块（自动图文集）', en: 'Building blocks kept with the document' },
  'imported-part': { zh: '外来内容块（altChunk、子文档）', en: 'Imported parts (altChunk, subdocuments)' },
  'external-reference': {
    zh: '指向外部文件、邮箱或模板的链接',
    en: 'References to files, mailboxes or templates outside',
  },
  settings: { zh: '设置中的痕迹（变量、修订编号等）', en: 'Traces in the settings: variables, revision numbers' },
  'content-control': { zh: '内容控件的标记、绑定或选项', en: 'Tags, bindings or choices of content controls' },
  'alternative-text': { zh: '图片的替代文字或名称', en: 'Alternative text or names of pictures' },
  bookmark: { zh: '书签名称', en: 'Names of bookmarks' },
  'embedded-font': { zh: '嵌入的字体', en: 'Embedded fonts' },
  'unknown-part': { zh: '不认识的部件', en: 'Parts nobody can account for' },
  'unknown-markup': { zh: '不认识的标记（其他软件的私有数据）', en: "Unknown markup: another program's own data" },
  'stray-text': { zh: '不会显示的文字', en: 'Characters that are never shown' },
  'hidden-shape': { zh: '隐藏的图形或图片', en: 'Hidden shapes or pictures' },
  picture: { zh: '图片中的内容不能自动检查，请查看', en: 'What a picture shows cannot be checked: look at it' },
  'picture-metadata': {
    zh: '图片的拍摄信息等附加数据',
    en: 'Data attached to pictures: camera, place, time, editing',
  },
  'cropped-picture': {
    zh: '图片被裁剪，裁掉的部分仍在文件里，请先压缩图片并删除裁剪区域',
    en: 'A cropped picture still holds what was cut off: compress pictures and delete cropped areas first',
  },
  'editor-names': { zh: '编辑者名单', en: 'Names of editors' },
  'hidden-sheet': { zh: '隐藏的工作表', en: 'Hidden sheets' },
  'hidden-row': { zh: '隐藏的行', en: 'Hidden rows' },
  'hidden-column': { zh: '隐藏的列', en: 'Hidden columns' },
  'filtered-row': { zh: '被筛选掉的行和筛选条件', en: 'Rows filtered away, and the conditions' },
  'hidden-format': { zh: '数字格式隐藏的内容（;;;）', en: 'Values hidden by their number format (;;;)' },
  'covered-cell': { zh: '合并单元格下面的内容', en: 'Values beneath merged cells' },
  'pivot-cache': { zh: '数据透视表的缓存数据', en: 'Data cached by pivot tables' },
  'external-link': { zh: '外部工作簿的链接和缓存值', en: 'Links to other workbooks with cached values' },
  connection: { zh: '数据连接（地址、账号、查询）', en: 'Data connections: addresses, accounts, queries' },
  'defined-name': { zh: '定义的名称', en: 'Defined names' },
  formula: { zh: '公式（保留数值）', en: 'Formulas (their values stay)' },
  'personal-view': { zh: '个人视图', en: 'Personal views' },
  'printer-settings': { zh: '打印机设置（打印机名、网络路径）', en: 'Printer settings: names and network paths' },
  'validation-list': { zh: '数据有效性的选项和提示', en: 'Choices and hints of data validation' },
  scenario: { zh: '方案（另一组数值）', en: 'Scenarios: other sets of values' },
  'unused-string': { zh: '已删除单元格留下的文字', en: 'Words left behind by deleted cells' },
  'phonetic-text': { zh: '拼音标注', en: 'Phonetic text' },
  'conditional-format': { zh: '条件格式可能隐藏内容，请查看', en: 'Conditional formats may hide values: look at them' },
  'covered-text': { zh: '被图形盖住的文字', en: 'Text beneath drawn boxes or pictures' },
  'invisible-text': { zh: '不可见的文字（文字层）', en: 'Invisible text' },
  'outside-page': { zh: '页面范围以外的文字', en: 'Text outside the page' },
  'old-revision': { zh: '文件中保留的旧版本', en: 'Older revisions kept in the file' },
  attachment: { zh: '附件', en: 'Attached files' },
  form: { zh: '表单字段', en: 'Form fields' },
  annotation: { zh: '注释和弹出说明', en: 'Annotations and pop-ups' },
  script: { zh: '脚本和自动动作', en: 'Scripts and automatic actions' },
  'hidden-layer': { zh: '关闭的图层', en: 'Layers that are switched off' },
  'structure-text': { zh: '结构标记中的文字', en: 'Text in the structure tree' },
  'scanned-page': {
    zh: '没有可检查的文字（可能是扫描件），请逐页查看',
    en: 'No text found, perhaps a scan: look at the page',
  },
  location: { zh: '拍摄地点（GPS）', en: 'Where the picture was taken (GPS)' },
  'camera-data': { zh: '拍摄设备、时间等信息', en: 'Camera, time and editing data' },
  'trailing-data': { zh: '文件末尾的多余数据', en: 'Data behind the end of the file' },
};

/** Every kind of hidden place, in the order in which they are shown. */
export const HIDDEN_KINDS = Object.keys(WORDS).filter(isHiddenKind);

/** Whether a word names a kind of hidden place. */
export function isHiddenKind(word: string): word is HiddenKind {
  return Object.hasOwn(WORDS, word);
}

/** What a kind of hidden place is called, and for what is left to a person that it is. */
export function describe(kind: HiddenKind, action: 'removed' | 'look'): Words {
  const { zh, en } = WORDS[kind];
  if (action === 'removed' || /请/u.test(zh)) return { zh, en };
  return { zh: `${zh}（不能自动去除，请查看）`, en: `${en} (cannot be removed by program: look at it)` };
}
