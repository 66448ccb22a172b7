// What was signed must not survive a change of a single byte, wherever it stands.
import {verify} from './integrity.mjs';
import {verifyJwt} from './jwt.mjs';

function* leaves(value, path = []) {
  if(value !== null && typeof value === 'object') {
    for(const [name, member] of Object.entries(value)) {
      yield* leaves(member, [...path, name]);
    }
  } else if(value !== null && value !== '') {
    yield {path, value};
  }
}

function changed(value) {
  if(typeof value === 'boolean') {
    return !value;
  }
  if(typeof value === 'number') {
    return value + 1;
  }
  const at = value.length >> 1;
  return value.slice(0, at) + (value[at] === 'a' ? 'b' : 'a') + value.slice(at + 1);
}

/** Changes each value of a Data Integrity credential in turn; answers which changes were accepted. */
export async function tamper({credential, documents = [], now}) {
  const accepted = [];
  let tried = 0;
  for(const {path, value} of leaves(credential)) {
    const copy = structuredClone(credential);
    const parent = path.slice(0, -1).reduce((node, name) => node[name], copy);
    parent[path.at(-1)] = changed(value);
    tried++;
    if((await verify({credential: copy, documents, now})).verified) {
      accepted.push('/' + path.join('/'));
    }
  }
  return {tried, accepted};
}

/** Flips one bit of each tenth byte, and of the last, of header, payload and signature in turn. */
export async function tamperJwt({token, documents = [], now}) {
  const parts = token.split('.');
  const accepted = [];
  let tried = 0;
  for(const [part, text] of parts.entries()) {
    const bytes = Buffer.from(text, 'base64url');
    for(let at = 0; at < bytes.length; at = at === bytes.length - 1 ? bytes.length : Math.min(at + 10, bytes.length - 1)) {
      const copy = Buffer.from(bytes);
      copy[at] ^= 1;
      tried++;
      const other = parts.with(part, copy.toString('base64url')).join('.');
      if((await verifyJwt({token: other, documents, now})).verified) {
        accepted.push(`${part}:${at}`);
      }
    }
  }
  return {tried, accepted};
}
