import { within } from './parts.js';

// A confirmation is a folded section with a form. With script its section opens as a modal dialog instead.
export function enhanceDialogs(part) {
  for (const fold of within(part, 'details.confirm')) {
    const section = fold.querySelector(':scope > section');
    const summary = fold.querySelector(':scope > summary');
    if (!section || !summary) continue;
    const open = document.createElement('button');
    open.type = 'button';
    open.className = summary.className;
    open.append(...summary.childNodes);
    open.setAttribute('aria-haspopup', 'dialog');
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-labelledby', section.getAttribute('aria-labelledby') ?? '');
    dialog.append(...section.childNodes);
    for (const close of dialog.querySelectorAll('[data-close]')) {
      close.hidden = false;
      close.addEventListener('click', () => dialog.close());
    }
    open.addEventListener('click', () => dialog.showModal());
    const wasOpen = fold.open;
    fold.replaceWith(open, dialog);
    if (wasOpen) dialog.showModal();
  }
}
