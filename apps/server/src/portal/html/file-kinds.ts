import type { Messages } from '../messages/index.ts';

export type FileKind = keyof Messages['fileKinds'];

export interface FileType {
  readonly kind: FileKind;
  readonly mediaType: string;
  /** Shown in the browser rather than saved: only what cannot run anything. */
  readonly inline: boolean;
}

const office = 'application/vnd.openxmlformats-officedocument';

function type(kind: FileKind, mediaType: string, inline = false): FileType {
  return { kind, mediaType, inline };
}

const types: Readonly<Record<string, FileType>> = {
  pdf: type('pdf', 'application/pdf', true),
  ofd: type('ofd', 'application/ofd'),
  doc: type('word', 'application/msword'),
  docx: type('word', `${office}.wordprocessingml.document`),
  wps: type('word', 'application/vnd.ms-works'),
  rtf: type('word', 'application/rtf'),
  odt: type('word', 'application/vnd.oasis.opendocument.text'),
  xls: type('sheet', 'application/vnd.ms-excel'),
  xlsx: type('sheet', `${office}.spreadsheetml.sheet`),
  et: type('sheet', 'application/octet-stream'),
  ods: type('sheet', 'application/vnd.oasis.opendocument.spreadsheet'),
  csv: type('sheet', 'text/csv; charset=utf-8'),
  ppt: type('slides', 'application/vnd.ms-powerpoint'),
  pptx: type('slides', `${office}.presentationml.presentation`),
  png: type('image', 'image/png', true),
  jpg: type('image', 'image/jpeg', true),
  jpeg: type('image', 'image/jpeg', true),
  gif: type('image', 'image/gif', true),
  webp: type('image', 'image/webp', true),
  txt: type('text', 'text/plain; charset=utf-8'),
  zip: type('archive', 'application/zip'),
  rar: type('archive', 'application/vnd.rar'),
  '7z': type('archive', 'application/x-7z-compressed'),
};

const unknown = type('other', 'application/octet-stream');

/** What a file is sent as, by its name; anything not known here is bytes to save, whatever it claims to be. */
export function fileType(name: string): FileType {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(types, extension) ? (types[extension] ?? unknown) : unknown;
}
