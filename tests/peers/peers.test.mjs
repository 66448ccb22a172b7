// The peers judged by themselves: what they sign they accept, and nothing that was changed afterwards.
import {from, toJwk} from '@digitalbazaar/ecdsa-multikey';
import {derive, issue, issueStatusList, suiteNames, verify} from './lib/integrity.mjs';
import {expand, schema} from './lib/checks.mjs';
import {issueJwt, verifyJwt} from './lib/jwt.mjs';
import {readFileSync, readdirSync} from 'node:fs';
import {tamper, tamperJwt} from './lib/tamper.mjs';
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {sampleCredential} from './lib/sample.mjs';
import {spawn} from 'node:child_process';
import {test} from 'node:test';

const whole = suiteNames.filter(name => name !== 'ecdsa-sd-2023');

for(const suite of whole) {
  test(`accepts its own ${suite} badge and refuses every changed value`, async () => {
    const {credential} = await issue({suite});
    assert.equal((await verify({credential})).error, null);
    const {tried, accepted} = await tamper({credential});
    assert.ok(tried > 20);
    assert.deepEqual(accepted, []);
  });
}

test('accepts a badge derived from an ecdsa-sd-2023 base and refuses every changed value', async () => {
  const base = await issue({suite: 'ecdsa-sd-2023'});
  const {credential} = await derive({credential: base.credential, reveal: ['/credentialSubject/achievement/name']});
  assert.equal(credential.credentialSubject.achievement.description, undefined);
  assert.equal((await verify({credential})).error, null);
  const {accepted} = await tamper({credential});
  assert.deepEqual(accepted, []);
});

test('accepts its own vc+jwt badge and refuses every flipped bit', async () => {
  const {token} = await issueJwt({});
  assert.equal((await verifyJwt({token})).error, null);
  const {tried, accepted} = await tamperJwt({token});
  assert.ok(tried > 20);
  assert.deepEqual(accepted, []);
});

test('refuses an issuer that does not control the key', async () => {
  const {key, did} = await issue({});
  const other = (await issue({})).did;
  // The key is made to claim another controller, so that the signature itself is good.
  const {credential} = await issue({key: {...key, controller: other}});
  assert.notEqual(credential.issuer.id, did);
  assert.equal((await verify({credential})).verified, false);
});

test('refuses a vc+jwt whose issuer does not control the key', async () => {
  const {key, token} = await issueJwt({});
  assert.equal((await verifyJwt({token})).error, null);
  const forged = await issueJwt({key: {...key, controller: 'did:web:other.example'}});
  assert.match((await verifyJwt({token: forged.token})).error, /is not the controller of/);
});

test('reads did:web keys from the document given, and only when it lists them for assertions', async () => {
  const {key} = await issue({});
  const did = 'did:web:peer.example';
  const id = `${did}#one`;
  const method = {id, type: 'Multikey', controller: did, publicKeyMultibase: key.publicKeyMultibase};
  const document = {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did, verificationMethod: [method], assertionMethod: [id]
  };
  const {credential} = await issue({key: {...key, id, controller: did}});
  assert.equal((await verify({credential, documents: [document]})).error, null);
  assert.equal((await verify({credential})).verified, false);
  const silent = {...document, assertionMethod: [], authentication: [id]};
  assert.equal((await verify({credential, documents: [silent]})).verified, false);
});

test('reads the key of a vc+jwt from a JsonWebKey of the did:web document given', async () => {
  const {key} = await issueJwt({});
  const did = 'did:web:peer.example';
  const id = `${did}#one`;
  const publicKeyJwk = await toJwk({keyPair: await from(key)});
  const document = {id: did, verificationMethod: [{id, type: 'JsonWebKey', controller: did, publicKeyJwk}], assertionMethod: [id]};
  const {token} = await issueJwt({key: {...key, id, controller: did}});
  assert.equal((await verifyJwt({token, documents: [document]})).error, null);
  assert.equal((await verifyJwt({token, documents: [{...document, assertionMethod: []}]})).verified, false);
});

for(const form of ['proof', 'jwt']) {
  test(`a revoked credential (${form}) is refused, one whose list is missing or another issuer's too`, async () => {
    const {key} = form === 'jwt' ? await issueJwt({}) : await issue({});
    const suite = form === 'jwt' ? 'ecdsa-jcs-2019' : 'eddsa-jcs-2022';
    const id = 'https://peer.example/status/1';
    const check = async (index, documents) => {
      const credential = {
        ...sampleCredential(),
        credentialStatus: {
          type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: String(index), statusListCredential: id
        }
      };
      return form === 'jwt' ? verifyJwt({token: (await issueJwt({credential, key})).token, documents}) :
        verify({credential: (await issue({suite, credential, key})).credential, documents});
    };
    const list = (await issueStatusList({id, key, suite, set: [7]})).credential;
    assert.equal((await check(8, [list])).error, null);
    assert.equal((await check(7, [list])).error, 'Not in force: revocation.');
    assert.equal((await check(8, [])).verified, false);
    const foreign = (await issueStatusList({id, suite, key: (await issue({suite})).key})).credential;
    assert.equal((await check(8, [foreign])).verified, false);
    list.credentialSubject.encodedList = foreign.credentialSubject.encodedList;
    assert.equal((await check(7, [list])).verified, false);
  });
}

test('judges dates at the time asked for', async () => {
  const ended = {...sampleCredential(), validUntil: '2025-06-01T00:00:00Z'};
  const {credential} = await issue({credential: ended});
  assert.equal((await verify({credential, now: '2025-05-01T00:00:00Z'})).error, null);
  assert.equal((await verify({credential, now: '2025-07-01T00:00:00Z'})).verified, false);
  const {token} = await issueJwt({credential: ended});
  assert.equal((await verifyJwt({token, now: '2025-05-01T00:00:00Z'})).error, null);
  assert.equal((await verifyJwt({token, now: '2025-07-01T00:00:00Z'})).verified, false);
});

test('safe expansion refuses an undefined term', async () => {
  const credential = sampleCredential();
  assert.equal((await expand({credential})).ok, true);
  credential.credentialSubject.achievement.undefinedTerm = 'x';
  const refused = await expand({credential: {...credential, '@context': [...credential['@context'], {'@vocab': null}]}});
  assert.equal(refused.ok, false);
});

test('the Open Badges schema accepts the sample and refuses one without criteria', async () => {
  const credential = {...sampleCredential(), issuer: {...sampleCredential().issuer, id: 'did:web:peer.example'}};
  assert.deepEqual((await schema({credential})).errors, []);
  delete credential.credentialSubject.achievement.criteria;
  assert.equal((await schema({credential})).ok, false);
});

test('the contexts have the digests of their index', () => {
  const folder = new URL('contexts/', import.meta.url);
  const index = JSON.parse(readFileSync(new URL('index.json', folder)));
  for(const {file, sha256} of Object.values(index)) {
    assert.equal(createHash('sha256').update(readFileSync(new URL(file, folder))).digest('hex'), sha256, file);
  }
  const named = new Set(Object.values(index).map(entry => entry.file));
  assert.deepEqual(readdirSync(folder).filter(file => !named.has(file)).sort(), ['LICENSES.md', 'index.json']);
});

test('the server answers line by line, survives nonsense and ends with its input', async () => {
  const child = spawn(process.execPath, [new URL('server.mjs', import.meta.url).pathname], {stdio: ['pipe', 'pipe', 'inherit']});
  const chunks = [];
  child.stdout.on('data', chunk => chunks.push(chunk));
  child.stdin.end(['{"id":1,"op":"issue"}', 'nonsense', '{"id":2,"op":"toString"}', '{"id":3,"op":"ping"}', ''].join('\n'));
  const code = await new Promise(resolve => child.on('close', resolve));
  const answers = Buffer.concat(chunks).toString().trim().split('\n').map(line => JSON.parse(line));
  assert.equal(code, 0);
  assert.deepEqual(answers.map(({id, ok}) => [id, ok]), [[1, true], [null, false], [2, false], [3, true]]);
});
