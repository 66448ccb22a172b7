// A form sends its own hidden antiforgery field. A request from outside a form borrows the one of any other form on the page, such as the account menu.
const field = '__RequestVerificationToken';

export function shareAntiforgery() {
  document.addEventListener('htmx:configRequest', event => {
    const { parameters, headers, verb } = event.detail;
    if (verb === 'get' || parameters[field] !== undefined) return;
    const token = document.querySelector(`input[name="${field}"]`)?.value;
    if (token) headers.RequestVerificationToken = token;
  });
}
