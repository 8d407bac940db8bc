/** A title in book-title marks, with inner ones made single as GB/T 15834 asks. */
export function bookTitle(title: string): string {
  return `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
}
