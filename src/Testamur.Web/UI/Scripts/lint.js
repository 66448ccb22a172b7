// Live findings. A form with data-lint posts itself while one types; the answer replaces the findings beside the fields and nothing else.
// While typing nothing turns red before the field was left once, and a field that was not left keeps what the server showed at first.
const control = 'input, textarea, select';

export function watchFindings() {
  // A reason is no part of the design: writing one asks for no new look, which would take it away.
  for (const kind of ['input', 'change', 'focusout'])
    document.addEventListener(kind, event => { if (event.target.closest?.('.keep')) event.stopPropagation(); }, true);
  document.addEventListener('focusout', event => {
    const field = event.target.closest?.('.field');
    if (!field || !event.target.matches(control)) return;
    if (!field.hasAttribute('data-left')) {
      field.setAttribute('data-left', '');
      event.target.dispatchEvent(new Event('lint', { bubbles: true }));
    }
  });
  document.addEventListener('htmx:oobBeforeSwap', event => {
    const field = event.detail.target.closest('.field');
    if (event.detail.target.matches('.findings') && field && !field.hasAttribute('data-left')) event.detail.shouldSwap = false;
  });
  document.addEventListener('htmx:oobAfterSwap', event => mark(event.detail.target));
  document.addEventListener('htmx:afterSwap', event => mark(event.detail.target));
}

// The control wears the state of the worst finding beside it.
function mark(findings) {
  if (!findings?.matches?.('.findings')) return;
  const target = document.querySelector(`[aria-describedby~="${findings.id}"]`);
  if (!target) return;
  if (findings.querySelector('.finding.error')) target.setAttribute('aria-invalid', 'true');
  else target.removeAttribute('aria-invalid');
  if (findings.querySelector('.finding.warning')) target.dataset.finding = 'warning';
  else delete target.dataset.finding;
}
