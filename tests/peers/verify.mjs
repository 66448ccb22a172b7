// Verifies Data Integrity credentials with @digitalbazaar/vc. Prints {file, verified, error, status} per file.
import {commandLine, eachFile, readJson} from './lib/files.mjs';
import {verify} from './lib/integrity.mjs';

const {files, documents, now} = commandLine('node verify.mjs FILE… [--did DOCUMENT.json…] [--now T]');
await eachFile(files, file => verify({credential: readJson(file), documents, now}));
