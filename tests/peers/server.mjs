// One process for many checks: a JSON request per line in, {id, ok, result | error} per line out, in order of arrival.
// Ends when its input ends, so it does not outlive whoever started it.
import {createInterface} from 'node:readline';
import {derive, describe, issue, issueStatusList, verify} from './lib/integrity.mjs';
import {expand, schema} from './lib/checks.mjs';
import {issueJwt, verifyJwt} from './lib/jwt.mjs';
import {shacl} from './lib/shacl.mjs';
import {tamper, tamperJwt} from './lib/tamper.mjs';

const operations = {verify, verifyJwt, issue, issueJwt, issueStatusList, derive, expand, schema, shacl, tamper, tamperJwt, ping: async () => ({})};

for await (const line of createInterface({input: process.stdin, crlfDelay: Infinity})) {
  let id = null;
  let answer;
  try {
    const {id: asked, op, ...request} = JSON.parse(line);
    id = asked;
    if(!Object.hasOwn(operations, op)) {
      throw new RangeError(`Unknown operation ${op}.`);
    }
    answer = {id, ok: true, result: await operations[op](request)};
  } catch(error) {
    answer = {id, ok: false, error: describe(error)};
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
