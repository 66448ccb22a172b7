// Menus are <details>: they work alone. Script closes them with Escape, on a click elsewhere, and when focus leaves.
export function enhanceMenus() {
  const opened = () => document.querySelectorAll('details.menu[open]');
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    for (const menu of opened()) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  });
  for (const type of ['click', 'focusin'])
    document.addEventListener(type, event => {
      for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false;
    });
}
