// Issues one Open Badge per Data Integrity suite and one vc+jwt, each with a fresh did:key, into a folder.
import {mkdirSync, writeFileSync} from 'node:fs';
import {issue, suiteNames} from './lib/integrity.mjs';
import {issueJwt} from './lib/jwt.mjs';
import path from 'node:path';

const [folder] = process.argv.slice(2);
if(!folder) {
  console.error('usage: node issue.mjs FOLDER');
  process.exit(64);
}
mkdirSync(folder, {recursive: true});
const write = (name, text) => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  console.log(JSON.stringify({file}));
};
for(const suite of suiteNames) {
  write(`${suite}.json`, JSON.stringify((await issue({suite})).credential, null, 2) + '\n');
}
write('vc.jwt', (await issueJwt({})).token + '\n');
