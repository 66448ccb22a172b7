// The peers' side of the formats benchmark: a file per part of it.
import {introduce} from './meter.mjs';

introduce(['rdf-validate-shacl', 'jsonld', 'n3']);

await import('./formats/shacl.mjs');
