// Validates against the Open Badges 3.0 JSON Schema.
import {commandLine, eachFile, readJson} from './lib/files.mjs';
import {schema} from './lib/checks.mjs';

const {files} = commandLine('node schema.mjs FILE…');
await eachFile(files, file => schema({credential: readJson(file)}));
