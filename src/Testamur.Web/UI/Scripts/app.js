// Everything here makes a page quicker; every page works without it.
import htmx from 'htmx.org';
import 'idiomorph/htmx';
import 'htmx-ext-sse';
import { shareAntiforgery } from './antiforgery.js';
import { watchFindings } from './lint.js';
import { enhanceDialogs } from './dialog.js';
import { enhanceDrafts } from './draft.js';
import { enhanceDrops } from './drop.js';
import { enhanceCopies } from './copy.js';
import { enhanceMenus } from './menu.js';
import { enhanceTables, showHeadBoxes } from './table.js';
import { enhanceToasts } from './toast.js';
import { enhancePasskeys } from './passkey.js';
import { watchParts } from './watch.js';

shareAntiforgery();
watchFindings();
watchParts();
enhanceMenus();
enhanceTables();
// htmx calls this for the first page and for every part it swaps in.
htmx.onLoad(part => {
  enhanceDialogs(part);
  enhanceDrafts(part);
  enhanceDrops(part);
  enhanceCopies(part);
  enhanceToasts(part);
  enhancePasskeys(part);
  showHeadBoxes(part);
});

// A submit that came back with a summary of errors, or a verdict, moves focus to it.
document.querySelector('[data-focus]')?.focus();
