// The peers' side of the proofs benchmark: from the text of a credential to the text of the secured one, and back to a verdict.
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {CompactSign, compactVerify, importJWK} from 'jose';
import {introduce, measure} from './meter.mjs';
import {Documents} from '../lib/documents.mjs';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {canonize as rdfCanonize, NQuads} from 'rdf-canonize';
import {cryptosuite as ecdsaRdfc} from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import {cryptosuite as eddsaRdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import jsonld from 'jsonld';
import {readFileSync} from 'node:fs';

introduce([
  '@digitalbazaar/vc', '@digitalbazaar/data-integrity', '@digitalbazaar/ecdsa-sd-2023-cryptosuite', 'jsonld', 'rdf-canonize', 'jose'
]);

// Each document is read once and handed out again: what is measured is not the copying of contexts.
const documents = new Documents();
const loaded = new Map();
const documentLoader = async url => {
  if(!loaded.has(url)) {
    loaded.set(url, await documents.load(url));
  }
  return loaded.get(url);
};
const read = file => readFileSync(new URL(`../../../benchmarks/documents/${file}`, import.meta.url), 'utf8');
const badge = JSON.parse(read('open-badge-6kb.json'));
const elm = JSON.parse(read('elm-5kb.json'));
const now = '2026-11-01T00:00:00Z';
const checkStatus = async () => ({verified: true});

async function keyOf(type) {
  const pair = await type();
  pair.controller = `did:key:${(await pair.export({publicKey: true})).publicKeyMultibase}`;
  pair.id = `${pair.controller}#${pair.controller.slice('did:key:'.length)}`;
  return pair;
}

const ed25519 = await keyOf(() => Ed25519Multikey.generate());
const p256 = await keyOf(() => EcdsaMultikey.generate({curve: 'P-256'}));

const textFor = (credential, key) => JSON.stringify({...credential, issuer: {...credential.issuer, id: key.controller}});

function expectVerified(result) {
  if(!result.verified) {
    throw result.error;
  }
}

for(const [name, credential] of [['badge', badge], ['elm', elm]]) {
  const text = JSON.stringify(credential);
  const options = {algorithm: 'RDFC-1.0', format: 'application/n-quads', safe: true, documentLoader};
  await measure(`canonicalize ${name}`, () => jsonld.canonize(JSON.parse(text), options));
  const quads = NQuads.parse(await jsonld.canonize(credential, options));
  await measure(`rdfc ${name}`, () => rdfCanonize(quads, {algorithm: 'RDFC-1.0', format: 'application/n-quads'}));
}

const suites = [
  ['eddsa-rdfc-2022', ed25519, () => eddsaRdfc, () => eddsaRdfc],
  ['ecdsa-rdfc-2019', p256, () => ecdsaRdfc, () => ecdsaRdfc],
  ['eddsa-jcs-2022', ed25519, eddsaJcs.createSignCryptosuite, eddsaJcs.createVerifyCryptosuite],
  ['ecdsa-jcs-2019', p256, ecdsaJcs.createSignCryptosuite, ecdsaJcs.createVerifyCryptosuite]
];
for(const [suite, key, signing, verifying] of suites) {
  for(const [name, credential] of [['badge', badge], ['elm', elm]]) {
    const text = textFor(credential, key);
    const issue = async () => JSON.stringify(await vc.issue({
      credential: JSON.parse(text), documentLoader, now: new Date(now),
      suite: new DataIntegrityProof({signer: key.signer(), cryptosuite: signing()})
    }));
    const secured = await issue();
    const verifier = new DataIntegrityProof({cryptosuite: verifying()});
    await measure(`issue ${suite} ${name}`, issue);
    await measure(`verify ${suite} ${name}`, async () => expectVerified(
      await vc.verifyCredential({credential: JSON.parse(secured), documentLoader, now, suite: verifier, checkStatus})));
  }
}

// This peer cannot select inside the list "allowedValue"; both sides leave the member out.
const disclosed = structuredClone(badge);
const strip = value => {
  if(value && typeof value === 'object') {
    delete value.allowedValue;
    Object.values(value).forEach(strip);
  }
};
strip(disclosed);
const selectable = textFor(disclosed, p256);
const mandatoryPointers = ['/issuer', '/validFrom'];
const selectivePointers = ['/credentialSubject/achievement/name', '/credentialSubject/achievement/criteria'];
const base = async () => JSON.stringify(await vc.issue({
  credential: JSON.parse(selectable), documentLoader, now: new Date(now),
  suite: new DataIntegrityProof({signer: p256.signer(), cryptosuite: ecdsaSd.createSignCryptosuite({mandatoryPointers})})
}));
const secured = await base();
const derive = async () => JSON.stringify(await vc.derive({
  verifiableCredential: JSON.parse(secured), documentLoader,
  suite: new DataIntegrityProof({cryptosuite: ecdsaSd.createDiscloseCryptosuite({selectivePointers})})
}));
const derived = await derive();
await measure('base ecdsa-sd-2023 badge', base);
await measure('derive ecdsa-sd-2023 badge', derive);
await measure('verify ecdsa-sd-2023 badge', async () => expectVerified(await vc.verifyCredential({
  credential: JSON.parse(derived), documentLoader, now, checkStatus,
  suite: new DataIntegrityProof({cryptosuite: ecdsaSd.createVerifyCryptosuite()})
})));

const jwk = await EcdsaMultikey.toJwk({keyPair: p256, secretKey: true});
delete jwk.key_ops;
const {d, ...publicPart} = jwk;
const [privateKey, publicKey] = [await importJWK(jwk, 'ES256'), await importJWK(publicPart, 'ES256')];
const payload = new TextEncoder().encode(textFor(badge, p256));
const sign = () => new CompactSign(payload).setProtectedHeader({alg: 'ES256', typ: 'vc+jwt', cty: 'vc', kid: p256.id}).sign(privateKey);
const token = await sign();
await measure('issue vc+jwt ES256 badge', sign);
await measure('verify vc+jwt ES256 badge', async () => JSON.parse(
  new TextDecoder().decode((await compactVerify(token, publicKey, {algorithms: ['ES256']})).payload)));
