import {randomUUID} from 'node:crypto';

/** A small Open Badges 3.0 credential; its issuer id is set by whoever signs it. */
export function sampleCredential() {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: `urn:uuid:${randomUUID()}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Reading river gauges',
    issuer: {id: 'did:key:unset', type: ['Profile'], name: 'Peer University'},
    validFrom: '2025-03-01T09:00:00Z',
    credentialSubject: {
      id: `urn:uuid:${randomUUID()}`,
      type: ['AchievementSubject'],
      achievement: {
        id: 'urn:uuid:6f6c1c02-7e0f-4c29-9d4b-6a4f0e6d2a11',
        type: ['Achievement'],
        achievementType: 'MicroCredential',
        name: 'Reading river gauges',
        description: 'Takes, checks and reports water levels.',
        criteria: {narrative: 'Three field reports, assessed by two examiners.'},
        creditsAvailable: 2
      }
    }
  };
}
