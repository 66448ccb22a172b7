// vc+jwt through jose: https://www.w3.org/TR/vc-jose-cose/
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {CompactSign, decodeProtectedHeader, importJWK, jwtVerify} from 'jose';
import {describe, status, statusError} from './integrity.mjs';
import {Documents} from './documents.mjs';
import {sampleCredential} from './sample.mjs';

async function publicJwk(method) {
  if(method.publicKeyJwk) {
    return method.publicKeyJwk;
  }
  if(method.publicKeyMultibase.startsWith('z6Mk')) {
    return Ed25519Multikey.toJwk({keyPair: await Ed25519Multikey.from(method)});
  }
  return EcdsaMultikey.toJwk({keyPair: await EcdsaMultikey.from(method)});
}

/** Signature by the key that `kid` names, that key's right to assert, issuer binding, dates, status. */
export async function verifyJwt({token, documents = [], now, typ = 'vc+jwt'}) {
  try {
    const {kid, alg} = decodeProtectedHeader(token);
    if(typeof kid !== 'string' || !kid.includes('#')) {
      throw new Error('The header names no DID URL as kid.');
    }
    const {method, asserts} = new Documents(documents).verificationMethod(kid);
    if(!asserts) {
      throw new Error(`${kid} may not make assertions.`);
    }
    const at = now ? new Date(now) : new Date();
    const {payload} = await jwtVerify(token, await importJWK(await publicJwk(method), alg), {
      typ, algorithms: ['ES256', 'ES384', 'EdDSA', 'Ed25519'], currentDate: at
    });
    const issuer = payload.issuer?.id ?? payload.issuer;
    if(issuer !== kid.split('#')[0] || (payload.iss !== undefined && payload.iss !== issuer)) {
      throw new Error(`The issuer ${issuer} is not the controller of ${kid}.`);
    }
    if(payload.validFrom && new Date(payload.validFrom) > at || payload.validUntil && new Date(payload.validUntil) < at) {
      throw new Error('The credential is not valid at that time.');
    }
    const found = await status(payload, documents);
    const error = statusError(found);
    return {verified: error === null, error, status: found, credential: payload};
  } catch(error) {
    return {verified: false, error: describe(error), status: {checked: false}};
  }
}

/** Issues with a fresh P-256 did:key (ES256), or with the key an earlier call answered; its controller becomes the issuer. */
export async function issueJwt({credential, key}) {
  const pair = key ? await EcdsaMultikey.from(key) : await EcdsaMultikey.generate({curve: 'P-256'});
  const {publicKeyMultibase} = await pair.export({publicKey: true});
  const did = key?.controller ?? `did:key:${publicKeyMultibase}`;
  const kid = key?.id ?? `${did}#${publicKeyMultibase}`;
  const payload = structuredClone(credential ?? sampleCredential());
  payload.issuer = typeof payload.issuer === 'object' ? {...payload.issuer, id: did} : did;
  const jwk = await EcdsaMultikey.toJwk({keyPair: pair, secretKey: true});
  delete jwk.key_ops;
  const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({alg: 'ES256', typ: 'vc+jwt', cty: 'vc', kid})
    .sign(await importJWK(jwk, 'ES256'));
  const exported = await pair.export({publicKey: true, secretKey: true});
  return {token, did, key: {...exported, id: kid, controller: did}};
}
