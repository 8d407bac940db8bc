/** Import of a register of past requests from XLSX or CSV: template, check row by row, and all or nothing. */
export { importRegister } from './run.ts';
export { registerTemplate } from './template.ts';
