const files = import.meta.glob<string>('../../../../docs/users/images/*.webp', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The address of a picture of the guide. */
export function pictureAddress(name: string): string | undefined {
  return files[`../../../../docs/users/images/${name}.webp`];
}
