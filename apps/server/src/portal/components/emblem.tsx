import type { VNode } from 'preact';

/** The sun over water: 阳光园区. */
export function Emblem(): VNode {
  return (
    <svg class="emblem" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
      <rect class="emblem-ground" width="48" height="48" rx="12" />
      <path class="emblem-sun" d="M12.5 27a11.5 11.5 0 0 1 23 0z" />
      <path class="emblem-ray" d="M24 6v5M9.2 12.2l3.5 3.500M38.8 12.2l-3.5 3.5" />
      <path
        class="emblem-water"
        d="M8 31.5c4-2.2 7-2.2 10.7 0s6.7 2.2 10.6 0 6.7-2.2 10.7 0M12 38c3.2-1.9 5.6-1.9 8.2 0s5.2 1.9 7.8 0 5-1.9 8 0"
      />
    </svg>
  );
}

interface Tower {
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

const far: readonly Tower[] = [
  { x: 60, width: 46, height: 70 },
  { x: 112, width: 30, height: 104 },
  { x: 150, width: 54, height: 58 },
  { x: 250, width: 34, height: 118 },
  { x: 292, width: 50, height: 76 },
  { x: 470, width: 40, height: 92 },
  { x: 518, width: 60, height: 62 },
];

const near: readonly Tower[] = [
  { x: 88, width: 38, height: 52 },
  { x: 186, width: 44, height: 88 },
  { x: 236, width: 28, height: 60 },
  { x: 330, width: 30, height: 46 },
  { x: 440, width: 36, height: 56 },
  { x: 492, width: 34, height: 78 },
  { x: 560, width: 56, height: 44 },
];

const shore = 190;

/** Sunrise over the harbour: sun, skyline, a crane, two wind turbines and their reflections. Decoration only. */
export function Skyline(): VNode {
  return (
    <svg
      class="skyline"
      viewBox="0 0 640 280"
      aria-hidden="true"
      focusable="false"
      preserveAspectRatio="xMidYMax slice"
    >
      <circle class="sky-halo" cx="392" cy="150" r="118" />
      <circle class="sky-halo" cx="392" cy="150" r="88" />
      <circle class="sky-sun" cx="392" cy="150" r="60" />
      <g class="sky-far">
        {far.map((tower) => (
          <rect key={tower.x} x={tower.x} y={shore - tower.height} width={tower.width} height={tower.height} rx="2" />
        ))}
      </g>
      <g class="sky-line">
        <path d="M372 190 378 96h6l6 94M352 104h74M381 84v20M381 84l38 20M381 84l-26 20M412 104v30" />
        <path d="M30 190V92M30 92 8 78M30 92l24-10M30 92l-3 27M608 190V108M608 108l-18-14M608 108l22-8M608 108l-3 23" />
      </g>
      <g class="sky-near">
        {near.map((tower) => (
          <rect key={tower.x} x={tower.x} y={shore - tower.height} width={tower.width} height={tower.height} rx="2" />
        ))}
        <path d="M0 190h640v6H0z" />
      </g>
      <path class="sky-glint" d="M340 208h104M356 222h72M330 236h52M398 236h62M366 250h52M384 264h18" />
      <path
        class="sky-water"
        d="M0 214c40-7 70-7 106 0s70 7 106 0M212 246c36-7 70-7 106 0M440 226c40-7 64-7 100 0s66 7 100 0M40 258c30-6 56-6 84 0M500 256c30-6 56-6 84 0"
      />
    </svg>
  );
}
