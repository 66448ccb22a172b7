import { within } from './parts.js';

// The button is hidden until script can serve it: the text itself stands on the page. Its own words say when it is done.
export function enhanceCopies(part) {
  for (const button of within(part, 'button[data-copy]')) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    const words = button.querySelector('[data-words]');
    const before = words?.textContent;
    button.addEventListener('click', async () => {
      const from = button.dataset.copyFrom ? document.getElementById(button.dataset.copyFrom) : null;
      await navigator.clipboard.writeText(from ? (from.value ?? from.textContent.trim()) : button.dataset.copy);
      if (!words) return;
      words.textContent = button.dataset.done;
      setTimeout(() => (words.textContent = before), 4000);
    });
  }
}
