// Additions to the pages of information requests. Without this file every page works the same, only less conveniently.
(() => {
  'use strict';
  const days = 7;

  /** @param {string} name */
  const draftKey = (name) => `oz-draft-${name}`;

  /** @param {string} name @returns {Record<string, string>} */
  function readDraft(name) {
    try {
      const { at = 0, values = {} } = /** @type {{ at?: number, values?: Record<string, string> }} */ (
        JSON.parse(localStorage.getItem(draftKey(name)) ?? '{}')
      );
      if (Date.now() - at < days * 86_400_000) return values;
      localStorage.removeItem(draftKey(name));
    } catch {
      // A browser that keeps nothing has no draft.
    }
    return {};
  }

  /** @param {string} name @param {Record<string, string>} values */
  function writeDraft(name, values) {
    try {
      if (Object.values(values).every((value) => value === '')) localStorage.removeItem(draftKey(name));
      else localStorage.setItem(draftKey(name), JSON.stringify({ at: Date.now(), values }));
    } catch {
      // Nothing is kept, and nothing is lost that was there before.
    }
  }

  /** @param {string} name */
  function dropDraft(name) {
    try {
      localStorage.removeItem(draftKey(name));
    } catch {
      // There is none.
    }
  }

  /** @param {HTMLFormElement} form @param {string} name @returns {string} */
  function valueOf(form, name) {
    const control = form.elements.namedItem(name);
    return control !== null && 'value' in control ? control.value : '';
  }

  /** @param {HTMLFormElement} form @param {string} name @param {string} value */
  function setValue(form, name, value) {
    const control = form.elements.namedItem(name);
    if (control !== null && 'value' in control) control.value = value;
  }

  /** Keeps what is asked for, never who asks, and says so beside the form. @param {HTMLFormElement} form */
  function keepDraft(form) {
    const name = form.dataset['draft'] ?? '';
    const fields = (form.dataset['draftFields'] ?? '').split(' ');
    const box = form.querySelector('[data-draft-box]');
    const status = form.querySelector('[data-draft-status]');
    const isFresh = fields.every((field) => valueOf(form, field) === '');
    const draft = readDraft(name);
    let keeps = true;
    let timer = 0;

    if (box !== null) box.hidden = false;
    if (isFresh && Object.keys(draft).length > 0) {
      for (const field of fields) if (draft[field]) setValue(form, field, draft[field]);
      if (status !== null) status.textContent = form.dataset['restored'] ?? '';
    }
    const save = () => {
      if (keeps) writeDraft(name, Object.fromEntries(fields.map((field) => [field, valueOf(form, field)])));
    };
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(save, 400);
    });
    form.addEventListener('submit', save);
    form.querySelector('[data-draft-clear]')?.addEventListener('click', () => {
      keeps = false;
      clearTimeout(timer);
      dropDraft(name);
      if (status !== null) status.textContent = form.dataset['cleared'] ?? '';
    });
  }

  /** Shows what is public already, a moment after the writing stops. @param {HTMLFormElement} form */
  function suggest(form) {
    const box = form.querySelector('[data-suggest-box]');
    const list = form.querySelector('[data-suggest-list]');
    const address = form.dataset['suggest'];
    if (box === null || list === null || address === undefined) return;
    let timer = 0;
    let asked = '';

    async function ask() {
      const description = valueOf(form, 'description').trim();
      const documentNumber = valueOf(form, 'documentNumber').trim();
      const now = `${documentNumber}\n${description}`;
      if (now === asked || (description.length < 4 && documentNumber.length < 4)) return;
      asked = now;
      try {
        const body = new URLSearchParams({ description: description.slice(0, 500), documentNumber });
        const response = await fetch(address, { method: 'POST', body });
        if (!response.ok) return;
        const { found } = /** @type {{ found: { path: string, title: string, listedOn: string }[] }} */ (
          await response.json()
        );
        if (now === asked) present(found);
      } catch {
        // Without an answer there is simply no hint.
      }
    }

    /** @param {{ path: string, title: string, listedOn: string }[]} found */
    function present(found) {
      box.hidden = found.length === 0;
      list.replaceChildren(
        ...found.map(({ path, title, listedOn }) => {
          const item = document.createElement('li');
          const link = document.createElement('a');
          const note = document.createElement('span');
          link.href = path;
          link.target = '_blank';
          link.rel = 'noopener';
          link.textContent = title;
          note.className = 'unseen';
          note.textContent = list.getAttribute('data-suggest-note') ?? '';
          link.append(note);
          const time = document.createElement('time');
          time.textContent = listedOn;
          item.append(link, ' ', time);
          return item;
        }),
      );
    }

    void ask();
    for (const name of ['description', 'documentNumber']) {
      form.querySelector(`[name="${name}"]`)?.addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(() => void ask(), 1000);
      });
    }
  }

  for (const form of document.querySelectorAll('form[data-draft]')) {
    keepDraft(form);
    suggest(form);
  }
  for (const done of document.querySelectorAll('[data-draft-done]'))
    dropDraft(done.getAttribute('data-draft-done') ?? '');
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
  document.getElementById('errors')?.focus();
})();
