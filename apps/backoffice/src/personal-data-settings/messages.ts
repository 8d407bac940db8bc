import { plural, say, type Catalogue } from '../i18n/messages.ts';

/** What is looked for, what keeps a document back, how it is masked, and who decides. */
export const personalDataSettingsMessages = {
  title: say('个人信息核查规则', 'Rules of the search for personal data'),
  about: say(
    '规定核查哪些内容、哪些须处理后才能发布、怎样遮盖、由谁决定保留。保存后，在办文件下次核查时按新规则，已公开的文件在后台全部重新核查。',
    'What is looked for, what keeps a document back until it is settled, how it is masked, and who may keep it. Once saved, documents in work are searched by the new rules at their next step, and all that is public is searched again in the background.',
  ),
  link: say('核查规则', 'Rules of the search'),
  report: say('已公开内容的核查结果', 'What was found in what is public'),
  off: say('不查', 'Off'),
  list: say('只列出', 'List'),
  block: say('须处理', 'Block'),
  modesAbout: say(
    '“只列出”提示经办人，不妨碍发布；“须处理”在遮盖或说明保留理由之前不能发布。法律规定公开的和单位的信息不会因此受阻。',
    '“List” tells the handler and holds nothing up; “block” keeps the document back until it is masked or kept with a reason. What a law has published and what concerns an organisation is never held up.',
  ),
  personal: say('个人信息', 'Personal data'),
  secrecy: say('密级标志和阻断词', 'Marks of secrecy and blocking terms'),
  fixed: say('必须处理（条例第十四条）', 'Always blocks (Regulation art. 14)'),
  mode: (kind: string) => say(`${kind}：怎样处理`, `${kind}: what happens`),
  style: (kind: string) => say(`${kind}：遮盖样式`, `${kind}: mask`),
  maskedAs: (sample: string) => say(`${sample} 遮盖为`, `${sample} becomes`),
  cutOut: say('（删去）', '(cut out)'),
  places: say('附件中隐藏的内容', 'What attachments hide'),
  placesAbout: say(
    '设为“不查”的隐藏内容中如有须处理的个人信息，仍会列出并阻止发布。',
    'A hidden place that is off is listed and blocks all the same where it holds personal data that blocks.',
  ),
  placesCount: (block: number, all: number) =>
    say(`共 ${all} 种，其中 ${block} 种须处理。展开`, `${plural(all, 'kind')}, ${block} of them block. Show`),
  lists: say('本站词表', 'Lists of the site'),
  oneALine: say('每行一个，至多 60 字。', 'One a line, at most 60 characters.'),
  notNames: say('不遮盖的姓名', 'Names that are never masked'),
  notNamesHint: say(
    '例如以职务身份出现的领导姓名、形似人名的地名。只影响姓名识别。',
    'Officials named in their function, say, or places that look like names. It concerns names only.',
  ),
  blockingTerms: say('一律视为敏感的词', 'Words that are always sensitive'),
  blockingTermsHint: say('出现即作为“阻断词”列出。', 'Listed as a “blocking term” wherever they stand.'),
  knownNames: say('一律视为姓名的词', 'Names that are always found'),
  knownNamesHint: say(
    '机器容易漏掉的姓名，例如少数民族姓名、外国人姓名。名单本身是个人信息，只有能修改规则的人能看到，导出站点文件时会一并导出，请妥善保管。',
    'Names a machine overlooks: of ethnic minorities, of foreigners. The list is personal data itself: only those who may change the rules see it. It goes into the file of the site; keep that file accordingly.',
  ),
  tooLong: (word: string) =>
    say(`“${word}…”超过 60 字，请每行只写一个词。`, `“${word}…” is longer than 60; one word a line.`),
  tooMany: say('至多 2000 个词，请删减。', 'At most 2,000 words; take some out.'),
  who: say('由谁决定保留', 'Who may keep what blocks'),
  unitKeeps: say('文件所在单位（经办人、负责人），以及以下两者', 'The unit of the document, and the two below'),
  othersKeep: say('仅保密审查员和政务公开工作机构', 'Secrecy reviewers and the disclosure office only'),
  whoAbout: say(
    '遮盖和清除始终可由文件所在单位办理。国家秘密标志是否属实，任何设置下都只由保密审查员认定。',
    'Masking and cleaning is always open to the unit. Whether a mark of state secrecy is one is said by a secrecy reviewer under every setting.',
  ),
  trial: say('试一试', 'Try it'),
  trialAbout: say(
    '粘贴一段文字，看按屏幕上的规则（不必先保存）会找出什么、遮盖成什么样。文字不会保存。',
    'Paste some words and see what the rules on the screen, saved or not, find and make of them. The words are not kept.',
  ),
  trialText: say('文字', 'Words'),
  trialSample: say(
    '救助对象张建国，手机13800000000，住江苏省南通市崇川区某街道青年路1号3幢201室。',
    '救助对象张建国，手机13800000000，住江苏省南通市崇川区某街道青年路1号3幢201室。',
  ),
  run: say('试查', 'Try'),
  result: say('公开稿', 'Public copy'),
  nothing: say('没有找到。', 'Nothing was found.'),
  foundBlocking: say('须处理', 'blocks'),
  foundListed: say('只列出', 'listed'),
  foundExempt: (law: string) => say(`可以公开：${law}`, `may be public: ${law}`),
  save: say('保存', 'Save'),
  saved: say(
    '已保存，已公开的文件正在按新规则重新核查。',
    'Saved: what is public is being searched again by these rules.',
  ),
  leaveTitle: say('核查规则尚未保存', 'These rules are not saved'),
  leaveText: say('离开后，刚才的修改不会保留。', 'If you leave, what you have changed is lost.'),
  leave: say('不保存，离开', 'Leave without saving'),
  stay: say('留下', 'Stay'),
} satisfies Catalogue;
