import { within } from './parts.js';

// A toast with a button stays until it is dismissed; one that only tells goes after eight seconds.
export function enhanceToasts(part) {
  for (const toast of within(part, '.toast')) {
    const close = toast.querySelector('[data-close]');
    if (close) {
      close.hidden = false;
      close.addEventListener('click', () => toast.remove());
    }
    if (!toast.querySelector('form, a')) setTimeout(() => toast.remove(), 8000);
  }
}
