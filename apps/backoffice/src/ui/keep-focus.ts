/**
 * After an act the button that was pressed is often gone, and the browser lets the focus fall to the top of the page: whoever works by
 * keyboard, or listens, would begin anew. Where that has happened it goes to the next step of what is on the screen, or to the screen.
 */
export function keepFocus(): void {
  const { activeElement } = document;
  if (activeElement !== null && activeElement !== document.body) return;
  const place = document.getElementById('next') ?? document.getElementById('main');
  place?.focus({ preventScroll: true });
}
