const isBusy = part => document.querySelector('dialog[open]') || part.contains(document.activeElement);

/**
 * A part of a page that asks again by itself (data-watch) waits while somebody is in the middle of something. An answer that was already on its
 * way is dropped too: it would take the link away between pressing and letting go.
 */
export function watchParts() {
  document.addEventListener('htmx:beforeRequest', event => {
    if (event.target.matches?.('[data-watch]') && isBusy(event.target)) event.preventDefault();
  });
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.matches?.('[data-watch]') && isBusy(event.detail.target)) event.detail.shouldSwap = false;
  });
}
