/** A part of a page that asks again by itself (data-watch) waits while somebody is in the middle of something. */
export function watchParts() {
  document.addEventListener('htmx:beforeRequest', event => {
    const part = event.target;
    if (!part.matches?.('[data-watch]')) return;
    if (document.querySelector('dialog[open]') || part.contains(document.activeElement)) event.preventDefault();
  });
}
