import { within } from './parts.js';

// A form with data-draft saves itself while one types. What is not saved yet is kept on this device under the owner's key, sent again when
// the line is back, and offered when the page is opened later. The server joins it with what others saved since; where both changed the
// same, its own page shows both texts. Without script the buttons of the form do the same.
const pause = 1500;
const longestRetry = 30000;
const unsent = new Set(['__RequestVerificationToken', '_handler', 'act']);

export function enhanceDrafts(part) {
  for (const form of within(part, 'form[data-draft]')) new Draft(form).start();
}

class Draft {
  constructor(form) {
    this.form = form;
    this.state = document.getElementById('draft-state');
    this.key = `draft:${form.dataset.owner}:${form.dataset.draft}`;
    this.retry = 2000;
  }

  start() {
    if (!this.state) return;
    const kept = this.kept();
    const unsaved = 'unsaved' in this.form.dataset;
    if (kept && ((kept.posted && 'stored' in this.form.dataset) || (!unsaved && this.same(kept.values)))) localStorage.removeItem(this.key);
    else if (kept && !this.same(kept.values)) this.offer(kept);
    for (const kind of ['input', 'change']) this.form.addEventListener(kind, () => this.changed());
    this.form.addEventListener('submit', event => this.submitted(event));
    addEventListener('online', () => this.dirty && this.save());
    addEventListener('offline', () => this.dirty && this.say(this.state.dataset.offline));
    addEventListener('pageshow', event => event.persisted && location.reload()); // an older page that the browser kept
    if (unsaved) this.changed();
  }

  values() {
    return [...new FormData(this.form)].filter(([name, value]) => !unsent.has(name) && typeof value === 'string');
  }

  // A line break is sent as two characters and kept as one; which revision a text started from is no part of it.
  same(values) {
    const plain = all => JSON.stringify(all.filter(([name]) => name !== 'revision')).replaceAll('\\r\\n', '\\n');
    return plain(values) === plain(this.values());
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  keep(posted = false) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), posted, values: this.values() }));
      return true;
    } catch {
      this.say(this.state.dataset.full);
      return false;
    }
  }

  changed() {
    this.dirty = true;
    if (this.keep() && !this.stopped) this.say(navigator.onLine ? this.state.dataset.waiting : this.state.dataset.offline);
    this.later(pause);
  }

  later(wait) {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => this.save(), wait);
  }

  // A save under way says first what the form starts from; else its own text would come back as somebody else's.
  async submitted(event) {
    clearTimeout(this.timer);
    if (this.saving) {
      event.preventDefault();
      this.stopped = true;
      await this.saving;
      this.form.requestSubmit(event.submitter);
    } else {
      this.stopped = true;
      this.keep(true);
    }
  }

  save() {
    clearTimeout(this.timer);
    if (this.saving || this.stopped) return;
    this.saving = this.send().finally(() => {
      this.saving = null;
      if (this.dirty && !this.waiting) this.later(pause);
    });
  }

  async send() {
    this.dirty = false;
    try {
      const answer = await fetch(this.form.dataset.draft, {
        method: 'POST',
        body: new URLSearchParams([...new FormData(this.form)].filter(([name]) => name !== 'act' && name !== '_handler')),
        headers: { Accept: 'application/json' },
        redirect: 'manual',
        keepalive: true,
      });
      await this.answered(answer);
    } catch {
      this.failed(this.state.dataset.offline);
    }
  }

  async answered(answer) {
    const told = answer.headers.get('Content-Type')?.includes('json') ? await answer.json() : null;
    this.waiting = false;
    if (answer.ok && told?.state === 'saved') {
      this.retry = 2000;
      this.form.elements.revision.value = told.base;
      if (!this.dirty) localStorage.removeItem(this.key);
      else this.keep();
      this.say(this.dirty ? this.state.dataset.waiting : told.message);
      if (told.others) this.act(this.state.dataset.show, () => (this.dirty ? this.save() : location.reload()));
    } else if (answer.ok && told?.state === 'clash') {
      this.stopped = true;
      this.say(told.message);
      this.act(this.state.dataset.compare, () => this.submit('save'));
    } else if (answer.ok && told) {
      this.dirty = false;
      this.say(told.message);
    } else if (answer.status >= 500 || answer.status === 429) {
      this.failed(this.state.dataset.waiting);
    } else {
      this.say(told?.detail ?? this.state.dataset.out);
      this.failed(null);
    }
  }

  failed(words) {
    this.dirty = true;
    this.waiting = true;
    if (words) this.say(words);
    this.later(this.retry);
    this.retry = Math.min(this.retry * 2, longestRetry);
  }

  say(words) {
    this.state.hidden = false;
    const line = this.state.querySelector('[data-words]');
    if (line.textContent !== words) line.textContent = words;
    this.state.querySelector('[data-acts]').replaceChildren();
  }

  act(words, run) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn small', textContent: words });
    button.addEventListener('click', run);
    this.state.querySelector('[data-acts]').append(button);
  }

  submit(act, values = this.values()) {
    const form = Object.assign(document.createElement('form'), { method: 'post', action: location.pathname, hidden: true });
    const own = name => this.form.elements[name]?.value;
    for (const [name, value] of [...values, ['act', act], ['_handler', own('_handler')], ['__RequestVerificationToken', own('__RequestVerificationToken')]]) {
      const field = document.createElement('textarea');
      field.name = name;
      field.value = value ?? '';
      form.append(field);
    }
    this.keep(true);
    document.body.append(form);
    form.submit();
  }

  offer(kept) {
    const offer = document.getElementById('draft-offer').content.cloneNode(true).firstElementChild;
    offer.querySelector('[data-when]').textContent = new Date(kept.at).toLocaleString(document.documentElement.lang);
    offer.querySelector('[data-restore]').addEventListener('click', () => this.submit('save', kept.values));
    offer.querySelector('[data-discard]').addEventListener('click', () => {
      localStorage.removeItem(this.key);
      offer.remove();
    });
    (this.form.closest('.cols') ?? this.form).before(offer);
  }
}
