// Passkeys: the buttons appear where the browser can ask a device for one. The answer goes into the form, which posts as any other.
const supported = () => window.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined;

const options = async (url, form) => {
  const body = new FormData();
  const token = form.querySelector('[name="__RequestVerificationToken"]');
  body.set(token.name, token.value);
  const answer = await fetch(url, { method: 'POST', body, credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
};

const ask = async button => {
  const json = await options(button.dataset.passkeyOptions, button.form);
  return button.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) });
};

export const enhancePasskeys = part => {
  if (!supported()) return;
  for (const button of part.querySelectorAll('[data-passkey]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      button.setAttribute('aria-busy', 'true');
      try {
        const credential = await ask(button);
        button.form.querySelector('[data-passkey-answer]').value = JSON.stringify(credential);
        button.form.requestSubmit();
      } catch (refused) {
        // Closing the device's own question is an answer, too: the form stays as it is.
        if (refused.name !== 'NotAllowedError' && refused.name !== 'AbortError') throw refused;
      } finally {
        button.removeAttribute('aria-busy');
      }
    });
  }
};
