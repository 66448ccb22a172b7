// Data Integrity through @digitalbazaar/vc: https://www.w3.org/TR/vc-data-integrity/
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {Documents} from './documents.mjs';
import {checkStatus, createCredential, createList} from '@digitalbazaar/vc-bitstring-status-list';
import {cryptosuite as ecdsaRdfc} from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import {cryptosuite as eddsaRdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {sampleCredential} from './sample.mjs';

const suites = {
  'eddsa-rdfc-2022': {sign: () => eddsaRdfc, verify: () => eddsaRdfc},
  'eddsa-jcs-2022': {sign: eddsaJcs.createSignCryptosuite, verify: eddsaJcs.createVerifyCryptosuite},
  'ecdsa-rdfc-2019': {sign: () => ecdsaRdfc, verify: () => ecdsaRdfc},
  'ecdsa-jcs-2019': {sign: ecdsaJcs.createSignCryptosuite, verify: ecdsaJcs.createVerifyCryptosuite},
  'ecdsa-sd-2023': {
    sign: mandatoryPointers => ecdsaSd.createSignCryptosuite({mandatoryPointers}),
    verify: ecdsaSd.createVerifyCryptosuite
  }
};

export const suiteNames = Object.keys(suites);

const verifiers = () => suiteNames.map(name => new DataIntegrityProof({cryptosuite: suites[name].verify()}));

/** One line for an error of the peer, with the errors it collected. */
export function describe(error) {
  const inner = error?.errors ?? (error?.cause ? [error.cause] : []);
  return [error?.message ?? String(error), ...inner.map(describe)].join(' | ');
}

/**
 * {checked:false} when the credential names no status; else {checked, ok, entries, error?}. The peer's own `verified` only says
 * that the list was read and is its issuer's: the bit has to be looked at. A list that was not given is an error.
 */
export async function status(credential, documents) {
  if(!credential.credentialStatus) {
    return {checked: false};
  }
  const result = await checkStatus({credential, documentLoader: new Documents(documents).loader, suite: verifiers()});
  if(!result.verified) {
    return {checked: true, ok: false, entries: [], error: describe(result.error)};
  }
  const entries = result.results.map(entry => ({purpose: entry.credentialStatus.statusPurpose, set: entry.status}));
  return {checked: true, ok: !entries.some(entry => entry.set && ['revocation', 'suspension'].includes(entry.purpose)), entries};
}

/** Why a status makes the credential unacceptable, or null. */
export function statusError({checked, ok, error, entries}) {
  return !checked || ok ? null : error ?? `Not in force: ${entries.filter(entry => entry.set).map(entry => entry.purpose).join(', ')}.`;
}

/** Proof, issuer binding, validity and status as the peer sees them. `now` is an ISO date-time, the clock when absent. */
export async function verify({credential, documents = [], now}) {
  const {loader} = new Documents(documents);
  let statusResult = {checked: false};
  const result = await vc.verifyCredential({
    credential, documentLoader: loader, suite: verifiers(), ...(now ? {now} : {}),
    checkStatus: async () => {
      statusResult = await status(credential, documents);
      return {verified: statusResult.ok};
    }
  });
  const error = result.error ? describe(result.error) : statusError(statusResult);
  return {verified: result.verified === true, error, status: statusResult};
}

async function keyFor(suite, key) {
  const eddsa = suite.startsWith('eddsa');
  if(key) {
    return eddsa ? Ed25519Multikey.from(key) : EcdsaMultikey.from(key);
  }
  const fresh = eddsa ? await Ed25519Multikey.generate() : await EcdsaMultikey.generate({curve: 'P-256'});
  fresh.controller = `did:key:${(await fresh.export({publicKey: true})).publicKeyMultibase}`;
  fresh.id = `${fresh.controller}#${fresh.controller.slice('did:key:'.length)}`;
  return fresh;
}

/** Issues with a fresh did:key, or with the key an earlier call answered. Without a credential: an Open Badge of its own. */
export async function issue({suite = 'eddsa-jcs-2022', credential, key, mandatory = ['/issuer']}) {
  if(!suites[suite]) {
    throw new RangeError(`Unknown suite ${suite}. Known: ${suiteNames.join(', ')}.`);
  }
  const pair = await keyFor(suite, key);
  const unsigned = structuredClone(credential ?? sampleCredential());
  unsigned.issuer = typeof unsigned.issuer === 'object' ? {...unsigned.issuer, id: pair.controller} : pair.controller;
  const secured = await vc.issue({
    credential: unsigned,
    documentLoader: new Documents().loader,
    suite: new DataIntegrityProof({signer: pair.signer(), cryptosuite: suites[suite].sign(mandatory)})
  });
  const exported = await pair.export({publicKey: true, secretKey: true});
  return {credential: secured, did: pair.controller, key: {...exported, id: pair.id, controller: pair.controller}};
}

/** A derived credential, for a base proof of ecdsa-sd-2023. */
export async function derive({credential, reveal, documents = []}) {
  const suite = new DataIntegrityProof({cryptosuite: ecdsaSd.createDiscloseCryptosuite({selectivePointers: reveal})});
  return {credential: await vc.derive({verifiableCredential: credential, suite, documentLoader: new Documents(documents).loader})};
}

/** A signed Bitstring Status List whose given indexes are set. */
export async function issueStatusList({id, key, suite = 'eddsa-jcs-2022', length = 131072, set = [], purpose = 'revocation'}) {
  const list = await createList({length});
  set.forEach(index => list.setStatus(index, true));
  const context = ['https://www.w3.org/ns/credentials/v2'];
  const credential = {...await createCredential({id, list, statusPurpose: purpose, context}), issuer: key.controller};
  return issue({suite, credential, key});
}
