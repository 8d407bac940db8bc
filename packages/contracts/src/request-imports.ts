import { Type, type Static } from 'typebox';
import { Text } from './api.ts';

/** Import of a register of past requests: `POST /api/admin/requests/imports?confirm=false|true` (multipart, field `file`). */

/** `soundOnly`: where some rows are at fault, import the others; without it one fault stops all. */
export const RegisterImportQuery = Type.Object({
  confirm: Type.Optional(Type.Boolean()),
  soundOnly: Type.Optional(Type.Boolean()),
});
export type RegisterImportQuery = Static<typeof RegisterImportQuery>;

/** One thing to look at in a row. `row` as the program that made the file numbers it, from 1; 0 for the sheet as a whole. */
export const RegisterRemark = Type.Object({
  row: Type.Integer(),
  /** The heading of the column; empty for the row as a whole. */
  column: Type.String(),
  text: Text,
});
export type RegisterRemark = Static<typeof RegisterRemark>;

export const RegisterImportReport = Type.Object({
  /** `CHECKED`: nothing was written; `REFUSED`: nothing was written because rows are at fault; `IMPORTED`. */
  result: Type.Enum(['CHECKED', 'REFUSED', 'IMPORTED']),
  file: Type.String(),
  rows: Type.Integer(),
  /** Rows that can be imported, and those that had been before. */
  sound: Type.Integer(),
  alreadyThere: Type.Integer(),
  imported: Type.Integer(),
  /** How many of the sound rows are still open. */
  open: Type.Integer(),
  /** Rows at fault, at most a thousand of their faults. */
  faulty: Type.Integer(),
  faults: Type.Array(RegisterRemark),
  /** What does not keep a row out and should be looked at. */
  warnings: Type.Array(RegisterRemark),
  /** Headings that are not known and were left out. */
  unknownColumns: Type.Array(Type.String()),
});
export type RegisterImportReport = Static<typeof RegisterImportReport>;
