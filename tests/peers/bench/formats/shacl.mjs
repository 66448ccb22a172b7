// A credential of 219 triples against EDC-generic-full 3.2: the triples alone, and from the text.
import {readData, validator} from '../../lib/shacl.mjs';
import {Documents} from '../../lib/documents.mjs';
import {fileURLToPath} from 'node:url';
import jsonld from 'jsonld';
import {measure} from '../meter.mjs';
import {readFileSync} from 'node:fs';

const root = new URL('../../../../', import.meta.url);
const shapes = ['EDC-generic-no-cv.ttl', 'EDC-generic-full.ttl']
  .map(file => fileURLToPath(new URL(`src/Testamur.Education/Data/elm/3.2/${file}`, root)));
const text = JSON.stringify(JSON.parse(readFileSync(new URL('tests/Samples/constructed/micro-credential.eu-elements.json', root), 'utf8')));

// Contexts are read once: what is measured is not the copying of them.
const documents = new Documents();
const loaded = new Map();
const documentLoader = async url => {
  if(!loaded.has(url)) {
    loaded.set(url, await documents.load(url));
  }
  return loaded.get(url);
};

const triples = async () => readData(await jsonld.toRDF(JSON.parse(text), {documentLoader, format: 'application/n-quads', safe: true}));

async function expectConforming(data) {
  if(!(await validator(shapes).validate(data)).conforms) {
    throw new Error('The credential does not conform.');
  }
}

const data = await triples();
await measure('shacl edc triples', () => expectConforming(data));
await measure('shacl edc text', async () => expectConforming(await triples()));
