import { describe, expect, it } from '@jest/globals';
import {
  achievementPublished,
  credentialIssued,
  credentialRevoked,
  credentialShared,
  credentialVerified,
  dataSchemaOf,
  eventCatalogue,
  frameworkPublished,
  type EventData,
  type EventDeclaration,
} from '@wellspring/contracts';
import { countedEvents, factsOf } from './facts-of.js';
import { rowsOf } from './fact-row.js';
import { Pseudonyms } from './pseudonyms.js';

function envelopeOf<TDeclaration extends EventDeclaration>(
  event: TDeclaration,
  data: EventData<TDeclaration> = event.example as EventData<TDeclaration>,
) {
  return {
    specversion: '1.0' as const,
    id: '0197a1c0-0000-7000-8000-0000000000ff',
    source: `/${event.producer}`,
    type: event.name,
    time: '2026-05-15T16:00:00.000Z',
    datacontenttype: 'application/json' as const,
    dataschema: dataSchemaOf(event.name, event.version),
    partitionkey: event.key(data),
    data,
  };
}

const stagesOf = (facts: readonly { stage: string; detail?: string }[]) =>
  facts.map(({ stage, detail }) => (detail === undefined ? stage : `${stage}:${detail}`));

describe('counting an event', () => {
  it('counts every event that names analytics as a consumer, but for the names of organisations', () => {
    const declared = eventCatalogue.filter(({ consumers }) => consumers.includes('analytics'));
    expect(countedEvents.map(({ name }) => name).sort()).toEqual(
      declared.map(({ name }) => name).filter((name) => name !== 'organisation.registered'),
    );
  });

  it.each(countedEvents.map((event) => [event.name, event] as const))('counts %s as a fact', (_, event) => {
    const [fact] = factsOf(envelopeOf(event));
    expect(fact?.stage).toMatch(/.+/);
    expect(Date.parse(fact?.at ?? '')).not.toBeNaN();
  });

  it('tells a re-issue from an issue', () => {
    const { example } = credentialIssued;
    const again = { ...example, supersedes: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d0' };
    expect(stagesOf(factsOf(envelopeOf(credentialIssued)))).toEqual(['issued']);
    expect(stagesOf(factsOf(envelopeOf(credentialIssued, again)))).toEqual(['reissued']);
  });

  it.each([
    [[], ['achievement:unaligned']],
    [[true], ['achievement:aligned', 'alignment:resolved']],
    [[false], ['achievement:unaligned', 'alignment:dangling']],
    [
      [true, false],
      ['achievement:partly-aligned', 'alignment:resolved', 'alignment:dangling'],
    ],
  ])('counts an achievement whose alignments resolve as %j', (resolved, expected) => {
    const alignments = resolved.map((each) => ({ uri: 'urn:item', revision: 1, resolved: each }));
    const data = { ...achievementPublished.example, alignments };
    expect(stagesOf(factsOf(envelopeOf(achievementPublished, data)))).toEqual(expected);
  });

  it.each([
    ['Implemented', 'active'],
    ['Adopted', 'active'],
    ['Private Draft', 'draft'],
    ['Deprecated', 'deprecated'],
    [null, 'unknown'],
  ])('counts a framework of status %s as %s', (adoptionStatus, expected) => {
    const data = { ...frameworkPublished.example, adoptionStatus };
    expect(stagesOf(factsOf(envelopeOf(frameworkPublished, data)))).toEqual([`framework:${expected}`]);
    const empty = { ...data, itemCount: 0 };
    expect(stagesOf(factsOf(envelopeOf(frameworkPublished, empty)))).toEqual(['framework:empty']);
  });

  it('counts each reason of a refused check once, and none of a passed one', () => {
    const reasons = ['STATUS_REVOKED', 'PROOF_INVALID', 'STATUS_REVOKED'];
    const refused = { ...credentialVerified.example, outcome: 'refused' as const, reasons };
    expect(stagesOf(factsOf(envelopeOf(credentialVerified, refused)))).toEqual([
      'refused:holder',
      'refusal-reason:STATUS_REVOKED',
      'refusal-reason:PROOF_INVALID',
    ]);
    const passed = { ...refused, outcome: 'verified' as const };
    expect(stagesOf(factsOf(envelopeOf(credentialVerified, passed)))).toEqual(['verified:holder']);
  });

  it('counts a share once per credential', () => {
    const data = { ...credentialShared.example, credentialIds: ['urn:uuid:1', 'urn:uuid:2'] };
    expect(factsOf(envelopeOf(credentialShared, data))).toHaveLength(2);
  });

  it('is of no use to whoever holds another table: people and records have pseudonyms of its own', () => {
    const data = { ...credentialRevoked.example, reason: 'Taken back from Ana Example' };
    const row = (key: string) =>
      rowsOf(envelopeOf(credentialRevoked, data), new Pseudonyms(Buffer.from(key)));
    const text = JSON.stringify(row('one'));
    for (const known of [data.subject, data.credentialId, data.awardId, 'Ana'])
      expect(text).not.toContain(known);
    expect(row('one')).toEqual(row('one'));
    expect(row('one')[0]?.person).not.toBe(row('other')[0]?.person);
  });
});
