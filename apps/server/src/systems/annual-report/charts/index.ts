export { chartsOf, strayedCharts } from './chart.ts';
export type { Chart, YearFigures } from './chart.ts';
export { drawChart, presentChart } from './draw.ts';
export type { DrawnChart } from './draw.ts';
