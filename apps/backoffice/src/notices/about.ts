/** The request that a notice is about, or undefined when it is about none. */
export function requestOf(about: string): string | undefined {
  return /^case:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(about)?.[1];
}
