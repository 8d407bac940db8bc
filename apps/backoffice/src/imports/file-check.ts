import type { Label } from '@openzone/contracts';
import { importMessages as m } from './messages.ts';

/** What is plainly wrong with a file before it is sent, with the remedy; the server looks at the content, not the name. */
export function fileProblem(file: { readonly name: string; readonly size: number }): Label | null {
  if (file.size === 0) return m.fileEmpty;
  const extension = /\.([^.]+)$/.exec(file.name.toLowerCase())?.[1] ?? '';
  if (/^(xls|et|xlsb|ods)$/.test(extension)) return m.fileOldExcel;
  if (/^(ppt|pptx|dps|wps|rtf|odt|ofd|ceb)$/.test(extension)) return m.fileOldSlides;
  if (/^(rar|7z|gz|tgz|tar|bz2|xz|zst|cab)$/.test(extension)) return m.fileArchive;
  if (/^(exe|dll|msi|bat|cmd|sh|js|mp3|mp4|avi|mov|wav|mdb|iso|lnk|db)$/.test(extension)) return m.fileProgram;
  return null;
}
