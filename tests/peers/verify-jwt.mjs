// Verifies vc+jwt credentials with jose; the public key comes from the DID document that kid names.
import {readFileSync} from 'node:fs';
import {commandLine, eachFile} from './lib/files.mjs';
import {verifyJwt} from './lib/jwt.mjs';

const {files, documents, now, typ} = commandLine('node verify-jwt.mjs FILE… [--did DOCUMENT.json…] [--now T] [--typ TYPE]');
await eachFile(files, async file => {
  const {credential: _, ...line} = await verifyJwt({token: readFileSync(file, 'utf8').trim(), documents, now, typ});
  return line;
});
