import { deflateSync, inflateSync } from 'node:zlib';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { getDocumentProxy } from 'unpdf';
import { redact } from '@openzone/redaction';
import { pngChunk } from '../../../packages/redaction/src/test-support/images.ts';
import { unpackAndParse } from '../../../packages/redaction/src/test-support/plain.ts';
import { tableRows } from '../tests/support/office-files.ts';
import { chinesePdf } from '../tests/support/pdf-files.ts';
import { figure, type Line } from './report.ts';
import { median, ratios } from './statistics.ts';

const NAME = '李秀英';
const NUMBER = '110101199003074514';

interface Kind {
  readonly name: string;
  readonly bytes: Buffer;
  /** Bytes of what is in it: packed files of the same size hold very different amounts. */
  readonly unpacked: number;
  readonly reference: string;
  /** What any program must do that looks into such a file at all. */
  readonly plain: (bytes: Buffer) => unknown;
}

/** Public copies made of one large file of each kind, in this process, beside merely unpacking and reading the same file. */
export async function redactionSpeed(rounds: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const kind of await kinds()) lines.push(await measure(kind, rounds));
  return lines;
}

async function measure({ name, bytes, unpacked, reference, plain }: Kind, rounds: number): Promise<Line> {
  const own: number[] = [];
  const beside: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const read = await time(() => plain(bytes));
    const copied = await time(() => redact(new Uint8Array(bytes), undefined, [NAME, NUMBER]));
    // The first round compiles.
    if (round < 0) continue;
    own.push(copied);
    beside.push(read);
  }
  const megabytes = unpacked / 1e6;
  const [rate, plainRate] = [megabytes / median(own), megabytes / median(beside)];
  return {
    work: `制作公开稿 public copy, ${name}, ${figure(megabytes)} MB unpacked`,
    result: `${figure(rate)} MB/s`,
    reference: `${reference}: ${figure(plainRate)} MB/s`,
    ratio: ratios(beside, own),
    goal: '',
    figures: { megabytes, megabytesPerSecond: rate, reference: plainRate },
  };
}

/** Seconds of processor time: others may be at work on the machine. */
async function time(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function kinds(): Promise<Kind[]> {
  const [docx, xlsx, pdf, png] = [
    await letter(3_000),
    await tableRows(rows(8_000)),
    await chinesePdf(paragraphs(400)),
    picture(1_500),
  ];
  const office = { reference: 'unzip and parse XML', plain: unpackAndParse };
  return [
    { name: 'DOCX', bytes: docx, unpacked: unpackAndParse(docx), ...office },
    { name: 'XLSX', bytes: xlsx, unpacked: unpackAndParse(xlsx), ...office },
    { name: 'PDF', bytes: pdf, unpacked: pdf.byteLength, reference: 'pdf.js reads the text', plain: readPdf },
    { name: 'PNG', bytes: png, unpacked: inflatePicture(png), reference: 'inflate the pixels', plain: inflatePicture },
  ];
}

const sentence = (index: number): string =>
  index % 10 === 0
    ? `第${index}户：救助对象${NAME}，身份证号：${NUMBER}。`
    : `第${index}项：道路养护按计划推进，资金已经到位。`;

const paragraphs = (count: number): string[] => Array.from({ length: count }, (_, index) => sentence(index));
const rows = (count: number): string[][] => paragraphs(count).map((text, index) => [String(index), text]);

async function letter(count: number): Promise<Buffer> {
  const children = paragraphs(count).map(
    (text) =>
      new Paragraph({ children: [new TextRun(text.slice(0, 9)), new TextRun({ text: text.slice(9), bold: true })] }),
  );
  return Packer.toBuffer(new Document({ creator: '经办人', sections: [{ children }] }));
}

/** A picture that cannot be packed well, with a text chunk in it. */
function picture(size: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = Buffer.alloc(size * (size * 3 + 1));
  let state = 1;
  for (let index = 0; index < pixels.length; index += 1) {
    state = Math.imul(state, 1_103_515_245) + 12_345;
    pixels[index] = index % (size * 3 + 1) === 0 ? 0 : (state >>> 16) & 255;
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('tEXt', Buffer.from('Author\0somebody')),
    pngChunk('IDAT', deflateSync(pixels)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

async function readPdf(bytes: Buffer): Promise<void> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, useSystemFonts: false });
  for (let number = 1; number <= pdf.numPages; number += 1) await (await pdf.getPage(number)).getTextContent();
  await pdf.loadingTask.destroy();
}

/** @returns bytes of the pixels */
function inflatePicture(bytes: Buffer): number {
  let size = 0;
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      size += inflateSync(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at))).byteLength;
  return size;
}
