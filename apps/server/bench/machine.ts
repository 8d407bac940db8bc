import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import { needsDocuments, type Options } from './arguments.ts';
import { pinning } from './processes.ts';

export interface Facts {
  readonly at: string;
  readonly node: string;
  readonly system: string;
  readonly processors: number;
  readonly processor: string;
  readonly memoryGb: number;
  /** Of the last fifteen minutes: far above what the bench itself runs, somebody else was at work too. */
  readonly loadAverage: number;
  readonly pinned: boolean;
  readonly documents: number;
  readonly quick: boolean;
  readonly text: string;
}

/** Where and how the figures came about: without it they say nothing. */
export function machine(options: Options): Facts {
  const facts = {
    at: new Date().toISOString(),
    node: process.version,
    system: `${process.platform} ${process.arch} ${release()}`,
    processors: availableParallelism(),
    processor: cpus()[0]?.model ?? '',
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    loadAverage: Number((loadavg()[2] ?? 0).toFixed(1)),
    pinned: pinning,
    documents: needsDocuments(options) ? options.documents : 0,
    quick: options.quick,
  };
  const { processors, processor, memoryGb, node, system, loadAverage } = facts;
  const text = [
    `${processors} × ${processor}, ${memoryGb} GB, ${system}, Node ${node}, load ${loadAverage}${facts.pinned ? '' : ', not pinned'}`,
    `${facts.documents > 0 ? `${facts.documents} documents on the site` : 'no documents on the site'}${facts.quick ? '; 快速 quick: few short rounds, no basis for a claim' : ''}`,
  ].join('\n');
  return { ...facts, text };
}
