import {readFileSync} from 'node:fs';
import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import jsonld from 'jsonld';
import {Documents} from './documents.mjs';

/** Safe expansion refuses every term that no context defines: such a term would not be covered by a signature over RDF. */
export async function expand({credential, documents = []}) {
  try {
    return {ok: true, expanded: await jsonld.expand(credential, {safe: true, documentLoader: new Documents(documents).loader})};
  } catch(error) {
    return {ok: false, error: error.details?.event?.message ?
      `${error.message} ${error.details.event.message} ${JSON.stringify(error.details.event.details)}` : error.message};
  }
}

let openBadge;

/** The Open Badges 3.0 JSON Schema, draft 2019-09, formats asserted. */
export async function schema({credential}) {
  if(!openBadge) {
    const ajv = new Ajv2019({allErrors: true, strict: false});
    addFormats(ajv);
    const file = new URL('../schemas/ob_v3p0_achievementcredential.json', import.meta.url);
    openBadge = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
  }
  const ok = openBadge(credential);
  return {ok, errors: ok ? [] : openBadge.errors.map(error => `${error.instancePath || '/'} ${error.message}`)};
}
