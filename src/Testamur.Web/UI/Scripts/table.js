import { within } from './parts.js';

// Tables with checkboxes: the one in the header chooses the page and shows a mixed state; Shift chooses a range; the bar tells the count.
const boxes = table => [...table.querySelectorAll('tbody input.box[name]')];

/** The box in the header can do nothing without script, so it is hidden until then. */
export function showHeadBoxes(part) {
  for (const box of within(part, 'input.box[data-all]')) box.hidden = false;
}

export function enhanceTables() {
  let last = null;
  document.addEventListener('click', event => {
    const box = event.target;
    if (!box.matches?.('table input.box')) return;
    const table = box.closest('table');
    const all = boxes(table);
    if (box.matches('[data-all]')) for (const one of all) one.checked = box.checked;
    else if (event.shiftKey && last && all.includes(last)) {
      const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
      for (const one of all.slice(from, to + 1)) one.checked = box.checked;
    }
    last = box;
    const chosen = all.filter(one => one.checked).length;
    const head = table.querySelector('input.box[data-all]');
    if (head) {
      head.checked = chosen > 0 && chosen === all.length;
      head.indeterminate = chosen > 0 && chosen < all.length;
    }
    for (const one of all) one.closest('tr').toggleAttribute('data-chosen', one.checked);
    const count = table.closest('[data-table]')?.querySelector('[data-chosen-count]');
    if (count) count.textContent = chosen;
  });
}
