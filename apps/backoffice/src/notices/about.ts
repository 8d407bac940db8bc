const id = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';

/** The request that a notice is about, or undefined when it is about none. */
export function requestOf(about: string): string | undefined {
  return new RegExp(`^case:${id}$`).exec(about)?.[1];
}

/** The document that a notice is about, or undefined when it is about none. */
export function documentOf(about: string): string | undefined {
  return new RegExp(`^document:${id}$`).exec(about)?.[1];
}
