import { within } from './parts.js';

// A drop zone holds a real file input; dropping and pasting only fill it. data-send submits the form at once.
export function enhanceDrops(part) {
  for (const zone of within(part, '.drop')) {
    const input = zone.querySelector('input[type="file"]');
    if (!input) continue;
    const name = zone.querySelector('.file');
    const shown = () => {
      if (name) name.textContent = [...input.files].map(file => file.name).join(', ');
      if (!input.files.length || !zone.hasAttribute('data-send')) return;
      zone.classList.add('busy');
      zone.setAttribute('aria-busy', 'true');
      input.form?.requestSubmit();
    };
    const fill = files => {
      if (!files?.length) return;
      const data = new DataTransfer();
      for (const file of input.multiple ? files : [files[0]]) data.items.add(file);
      input.files = data.files;
      shown();
    };
    input.addEventListener('change', shown);
    for (const type of ['dragenter', 'dragover'])
      zone.addEventListener(type, event => {
        event.preventDefault();
        zone.classList.add('over');
      });
    for (const type of ['dragleave', 'drop']) zone.addEventListener(type, () => zone.classList.remove('over'));
    zone.addEventListener('drop', event => {
      event.preventDefault();
      fill(event.dataTransfer?.files);
    });
    if (zone.hasAttribute('data-paste'))
      document.addEventListener('paste', event => {
        if (zone.isConnected && event.clipboardData?.files.length) fill(event.clipboardData.files);
      });
  }
}
