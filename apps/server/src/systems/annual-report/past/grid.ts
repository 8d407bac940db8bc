import { isElement, parseFragment, type DomElement, type DomNode } from '../../../base/files/extract/index.ts';

/** Tables out of extracted HTML: rows of the cells that begin in them, as text without white space at its ends. */
export type Grid = readonly (readonly string[])[];

export function gridsOf(html: string): Grid[] {
  return elementsNamed(parseFragment(html), 'table').map((table) =>
    elementsNamed(table.children, 'tr').map((row) =>
      row.children
        .filter((node): node is DomElement => isElement(node) && (node.name === 'td' || node.name === 'th'))
        .map((cell) => textOf(cell).replaceAll(/\s+/gu, ' ').trim()),
    ),
  );
}

/** Elements of that name, those within another of them left out: a table in a table is the outer one's. */
function elementsNamed(nodes: readonly DomNode[], name: string): DomElement[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [];
    return node.name === name ? [node] : elementsNamed(node.children, name);
  });
}

function textOf(node: DomNode): string {
  if (node.type === 'text') return node.data;
  return isElement(node) ? node.children.map(textOf).join(node.name === 'br' ? ' ' : '') : '';
}
