// Nothing is fetched: contexts come from the folder beside this one, did:key documents are computed,
// everything else (did:web documents, status lists) must have been given by the caller.
import {readFileSync} from 'node:fs';

const folder = new URL('../contexts/', import.meta.url);
const index = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8'));
const contexts = new Map();

function context(url) {
  if(!contexts.has(url)) {
    contexts.set(url, JSON.parse(readFileSync(new URL(index[url].file, folder), 'utf8')));
  }
  return contexts.get(url);
}

const keyContexts = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'];

/** The DID document of a did:key. https://w3c-ccg.github.io/did-key-spec/ */
export function didKeyDocument(did) {
  const publicKeyMultibase = did.slice('did:key:'.length);
  const id = `${did}#${publicKeyMultibase}`;
  return {
    '@context': keyContexts,
    id: did,
    verificationMethod: [{id, type: 'Multikey', controller: did, publicKeyMultibase}],
    assertionMethod: [id],
    authentication: [id]
  };
}

/** Finds DID documents and verification methods among the given documents. */
export class Documents {
  constructor(documents = []) {
    this.given = new Map();
    for(const document of documents) {
      if(typeof document?.id !== 'string') {
        throw new TypeError('A given document has no id.');
      }
      this.given.set(document.id, document);
    }
    this.loader = url => this.load(url);
  }

  didDocument(did) {
    const document = did.startsWith('did:key:') ? didKeyDocument(did) : this.given.get(did);
    if(!document) {
      throw new Error(`No document was given for ${did}.`);
    }
    return document;
  }

  /** The method of that id and whether its controller lists it for assertions. */
  verificationMethod(url) {
    const [did] = url.split('#');
    const document = this.didDocument(did);
    const absolute = id => id.startsWith('#') ? did + id : id;
    const embedded = (document.assertionMethod ?? []).filter(entry => typeof entry === 'object');
    const found = [...(document.verificationMethod ?? []), ...embedded].find(entry => absolute(entry.id) === url);
    if(!found) {
      throw new Error(`${did} has no verification method ${url}.`);
    }
    const asserts = (document.assertionMethod ?? [])
      .some(entry => absolute(typeof entry === 'string' ? entry : entry.id) === url);
    return {method: {'@context': document['@context'], ...found, id: url}, asserts};
  }

  async load(documentUrl) {
    const answer = document => ({contextUrl: null, documentUrl, document: structuredClone(document)});
    if(index[documentUrl]) {
      return answer(context(documentUrl));
    }
    if(this.given.has(documentUrl)) {
      return answer(this.given.get(documentUrl));
    }
    if(documentUrl.startsWith('did:')) {
      return answer(documentUrl.includes('#') ?
        this.verificationMethod(documentUrl).method : this.didDocument(documentUrl));
    }
    throw new Error(`${documentUrl} is not among the known contexts and was not given.`);
  }
}
