import type { Warning } from './types.ts';

function warning(id: string, zh: string, en: string): Warning {
  return { id, zh, en };
}

export function extensionMismatch(extension: string, kind: string): Warning {
  return warning(
    'EXTENSION_MISMATCH',
    `文件扩展名是“.${extension}”，内容实际是 ${kind.toUpperCase()}，已按实际内容读取。建议改正扩展名。`,
    `The file is named ".${extension}" but its content is ${kind.toUpperCase()}; it was read as what it is. Correct the extension.`,
  );
}

/** `places` are human positions such as "第 3 行第 12 字". */
export function replacementCharacters(
  count: number,
  places: readonly { line: number; column: number; offset: number }[],
): Warning {
  const zh = places.map((p) => `第 ${p.offset} 个字符（第 ${p.line} 行第 ${p.column} 字）`).join('、');
  const en = places.map((p) => `character ${p.offset} (line ${p.line}, column ${p.column})`).join(', ');
  const moreZh = count > places.length ? ' 等' : '';
  const moreEn = count > places.length ? ' and others' : '';
  return warning(
    'REPLACEMENT_CHARACTERS',
    `有 ${count} 处字节无法识别，已用“�”代替：${zh}${moreZh}。请对照原件补正。`,
    `${count} byte sequences could not be decoded and show as "�": ${en}${moreEn}. Correct them against the original.`,
  );
}

export function controlCharacters(count: number): Warning {
  return warning(
    'CONTROL_CHARACTERS',
    `去除了 ${count} 个不可见控制字符。`,
    `${count} invisible control characters were removed.`,
  );
}

export function encodingGuessed(encoding: string): Warning {
  return warning(
    'ENCODING_GUESSED',
    `文件没有注明编码，按 ${encoding} 读取；如有乱码请注明编码后重试。`,
    `The file names no encoding and was read as ${encoding}; if it looks garbled, state the encoding and retry.`,
  );
}

export function encodingDeclaredWrong(declared: string, used: string): Warning {
  return warning(
    'ENCODING_DECLARED_WRONG',
    `网页声明的编码 ${declared} 与内容不符，按 ${used} 读取。`,
    `The page declares ${declared}, which does not fit its bytes; it was read as ${used}.`,
  );
}

export function needsOcr(pages: number): Warning {
  return warning(
    'NEEDS_OCR',
    `PDF 共 ${pages} 页，没有可提取的文字，应是扫描件。请用文字识别（OCR）软件处理后重新提交，或人工录入。`,
    `The PDF has ${pages} pages without extractable text and is probably scanned; run it through OCR and submit again, or type the text.`,
  );
}

export function pagesWithoutText(pages: readonly number[]): Warning {
  const shown = pages.slice(0, 20).join('、');
  return warning(
    'PAGES_WITHOUT_TEXT',
    `第 ${shown} 页${pages.length > 20 ? '等' : ''}没有可提取的文字，可能是扫描页或图片，请核对。`,
    `Pages ${pages.slice(0, 20).join(', ')}${pages.length > 20 ? ' and others' : ''} have no extractable text; they may be scans or pictures. Check them.`,
  );
}

export function unreadableFont(pages: readonly number[]): Warning {
  const shown = pages.slice(0, 20);
  return warning(
    'UNREADABLE_FONT',
    `第 ${shown.join('、')} 页的字体没有字符对照表，提取的文字不可靠。请另存为 DOCX，或用文字识别（OCR）处理。`,
    `The fonts on page ${shown.join(', ')} have no character map, so the text is unreliable; save as DOCX or use OCR.`,
  );
}

export function imagesDropped(count: number): Warning {
  return warning(
    'IMAGES_DROPPED',
    `文中的 ${count} 幅图片没有带入，如需公开请作为附件或重新插入。`,
    `${count} images in the document were not carried over; attach or insert them again if they are to be public.`,
  );
}

export function macrosIgnored(): Warning {
  return warning(
    'MACROS_IGNORED',
    '文件含有宏，已忽略，没有运行。',
    'The file contains macros; they were ignored and not run.',
  );
}

export function layoutLost(): Warning {
  return warning(
    'LAYOUT_LOST',
    '旧版 Word（.doc）只能取出文字，表格以制表符还原，请对照原件检查表格和层级。',
    'Only text can be taken from old Word files (.doc); tables are rebuilt from tabs. Check tables and levels against the original.',
  );
}

export function noTextInImage(): Warning {
  return warning(
    'IMAGE_NO_TEXT',
    '图片文件没有可提取的文字，只能作为附件；如含文字请另附文本。',
    'An image has no extractable text and can only be an attachment; add the text separately if it contains any.',
  );
}

export function entrySkipped(name: string, zh: string, en: string): Warning {
  return warning(
    'ARCHIVE_ENTRY_SKIPPED',
    `压缩包中的“${name}”没有读取：${zh}。`,
    `"${name}" in the archive was not read: ${en}.`,
  );
}

export function embeddedFrame(src: string): Warning {
  return warning(
    'EMBEDDED_FRAME',
    `正文嵌入了另一个页面或文件（${src}），没有一并取得，请单独提交。`,
    `The text embeds another page or file (${src}) that was not fetched; submit it separately.`,
  );
}

export function mainContentUncertain(): Warning {
  return warning(
    'MAIN_CONTENT_UNCERTAIN',
    '没有找到明确的正文区域，取了整个页面，请删去不属于正文的内容。',
    'No clear main content was found, so the whole page was taken; delete what does not belong to the text.',
  );
}
