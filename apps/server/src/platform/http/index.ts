/** The web server's frame: Fastify with TypeBox, and the one place that turns errors into answers. */
export { errorOfStatus, presentError } from './errors.ts';
export type { PresentedError } from './errors.ts';
export { cleanTexts } from './input.ts';
export { createServer } from './server.ts';
export type { Server } from './server.ts';
