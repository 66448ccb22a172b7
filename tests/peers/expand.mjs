// Expands JSON-LD in safe mode: an undefined term is an error.
import {commandLine, eachFile, readJson} from './lib/files.mjs';
import {expand} from './lib/checks.mjs';

const {files, documents} = commandLine('node expand.mjs FILE… [--did DOCUMENT.json…]');
await eachFile(files, async file => {
  const {expanded: _, ...line} = await expand({credential: readJson(file), documents});
  return line;
});
