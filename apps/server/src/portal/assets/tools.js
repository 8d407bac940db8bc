// Reading tools of a document page. Everything here is an addition: without it the page lacks only these buttons.
(() => {
  'use strict';
  const sizes = ['text-less', '', 'text-1', 'text-2'];
  const ordinary = 1;
  const store = 'oz-text-size';
  const root = document.documentElement;
  const box = document.querySelector('.doc-tools');
  if (box === null) return;

  /** @returns {number} */
  function stored() {
    try {
      const index = Number(localStorage.getItem(store) ?? ordinary);
      return Number.isInteger(index) && index >= 0 && index < sizes.length ? index : ordinary;
    } catch {
      return ordinary;
    }
  }

  /** @param {number} index */
  function apply(index) {
    for (const name of sizes) if (name !== '') root.classList.toggle(name, name === sizes[index]);
    try {
      localStorage.setItem(store, String(index));
    } catch {
      // A browser that keeps nothing still shows the size chosen now.
    }
  }

  /** @param {string} text */
  function say(text) {
    const message = document.querySelector('.tool-message');
    if (message !== null) message.textContent = text;
  }

  /** @param {HTMLButtonElement} button */
  async function copy(button) {
    try {
      // Over plain HTTP a browser offers no clipboard, and this throws.
      await navigator.clipboard.writeText(button.dataset['text'] ?? '');
      say(button.dataset['done'] ?? '');
    } catch {
      say(button.dataset['failed'] ?? '');
      document.querySelector('.doc-tools details')?.setAttribute('open', '');
    }
  }

  let size = stored();
  apply(size);

  /** @param {number} by */
  function resize(by) {
    size = Math.min(Math.max(size + by, 0), sizes.length - 1);
    apply(size);
  }

  for (const button of box.querySelectorAll('button')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const tool = button.dataset['tool'];
      if (tool === 'larger') resize(1);
      else if (tool === 'smaller') resize(-1);
      else if (tool === 'print') window.print();
      else if (tool === 'copy') void copy(button);
    });
  }
})();
