import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { StandardsError } from '../standards-error.js';
import { makePngChunk, readPngChunks, writePng } from './png-chunks.js';
import { bakePng, unbakePng } from './png.js';
import { bakeSvg, unbakeSvg } from './svg.js';

/** One white pixel. */
const png = writePng([
  makePngChunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  makePngChunk('IDAT', deflateSync(Buffer.from([0, 255]))),
  makePngChunk('IEND', Buffer.alloc(0)),
]);
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1"/></svg>';
const json = '{"name":"Åsa & <b> ]]> \\" 😀","list":[[1]]}';
const jwt = 'e30.e30.AAAA';

function codeOf(act: () => unknown): string {
  try {
    return JSON.stringify(act());
  } catch (error) {
    if (error instanceof StandardsError) return error.code;
    throw error;
  }
}
const withChunk = (type: string, data: Buffer) => {
  const chunks = readPngChunks(png);
  return writePng([...chunks.slice(0, -1), makePngChunk(type, data), ...chunks.slice(-1)]);
};
const compressed = (text: string | Buffer) =>
  withChunk(
    'iTXt',
    Buffer.concat([Buffer.from('openbadgecredential\0\x01\0en\0\0', 'latin1'), deflateSync(text)]),
  );

describe('a PNG', () => {
  it.each([json, jwt])('gives back what was baked into it: %s', (text) => {
    for (const kind of ['badge', 'clr'] as const)
      expect(unbakePng(bakePng(png, text, kind))).toEqual({ kind, text });
  });

  it('gives back any text that is baked into it, and keeps every other chunk', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const baked = bakePng(png, text);
        expect(unbakePng(baked).text).toBe(text);
        expect(readPngChunks(baked).filter(({ type }) => type !== 'iTXt')).toEqual(readPngChunks(png));
      }),
      { numRuns: 50 },
    );
  });

  it('that is baked again carries the newer credential alone', () => {
    expect(bakePng(bakePng(png, json), jwt)).toEqual(bakePng(png, jwt));
  });

  it('is read compressed, and as Open Badges 2.0 baked it', () => {
    expect(unbakePng(compressed(json)).text).toBe(json);
    const url = 'https://example.org/assertion';
    const assertion = { kind: 'assertion', text: url };
    expect(unbakePng(withChunk('iTXt', Buffer.from(`openbadges\0\0\0\0\0${url}`)))).toEqual(assertion);
    expect(unbakePng(withChunk('tEXt', Buffer.from(`openbadges\0${url}`)))).toEqual(assertion);
  });

  it('is refused with a code for each thing that is wrong', () => {
    const twice = writePng([
      ...readPngChunks(bakePng(png, json)).slice(0, -1),
      ...readPngChunks(bakePng(png, jwt)).slice(-2),
    ]);
    const broken = Buffer.from(png);
    broken[20] = 9;
    expect(codeOf(() => unbakePng(png))).toBe('STANDARDS_BAKING_NONE');
    expect(codeOf(() => unbakePng(twice))).toBe('STANDARDS_BAKING_AMBIGUOUS');
    expect(codeOf(() => unbakePng(broken))).toBe('STANDARDS_PNG_CHECKSUM');
    expect(codeOf(() => unbakePng(Buffer.concat([png, png])))).toBe('STANDARDS_PNG_MALFORMED');
    expect(codeOf(() => unbakePng(png.subarray(0, -1)))).toBe('STANDARDS_PNG_MALFORMED');
    expect(codeOf(() => unbakePng(Buffer.from('GIF89a')))).toBe('STANDARDS_PNG_MALFORMED');
    expect(codeOf(() => unbakePng(new Uint8Array(20_000_001)))).toBe('STANDARDS_TOO_LARGE');
    expect(codeOf(() => unbakePng(compressed(Buffer.alloc(6_000_000))))).toBe('STANDARDS_TOO_LARGE');
    expect(codeOf(() => unbakePng(withChunk('iTXt', Buffer.from('openbadgecredential\0'))))).toBe(
      'STANDARDS_PNG_MALFORMED',
    );
    expect(codeOf(() => bakePng(png, 'x'.repeat(5_000_001)))).toBe('STANDARDS_TOO_LARGE');
    expect(codeOf(() => bakePng(png, 'a\0b'))).toBe('STANDARDS_BAKING_TEXT');
  });

  it('with one byte changed gives no other credential', () => {
    const baked = bakePng(png, json);
    fc.assert(
      fc.property(fc.nat(baked.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const altered = Buffer.from(baked);
        altered[index] = (altered[index] ?? 0) ^ change;
        expect(codeOf(() => unbakePng(altered))).toMatch(/^STANDARDS_/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('an SVG', () => {
  it.each([json, jwt])('gives back what was baked into it: %s', (text) => {
    for (const kind of ['badge', 'clr'] as const)
      expect(unbakeSvg(bakeSvg(svg, text, kind))).toEqual({ kind, text });
  });

  it('gives back any text that is baked into it', () => {
    fc.assert(
      fc.property(fc.json(), (value) => {
        const text = JSON.stringify({ '': JSON.parse(value) as unknown });
        expect(unbakeSvg(bakeSvg(svg, text)).text).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('has the credential where Open Badges 3.0 has it, once', () => {
    const baked = bakeSvg(bakeSvg(svg, json), jwt);
    expect(baked).toBe(
      `<svg xmlns="http://www.w3.org/2000/svg"><openbadges:credential verify="${jwt}" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"/><rect width="1"/></svg>`,
    );
  });

  it('is read as Open Badges 2.0 baked it', () => {
    const within = `<o:assertion xmlns:o="http://openbadges.org" verify="https://example.org/a"/>`;
    const old = svg.replace('<rect', `${within}<rect`);
    expect(unbakeSvg(old)).toEqual({ kind: 'assertion', text: 'https://example.org/a' });
  });

  it('is refused with a code for each thing that is wrong', () => {
    const both = bakeSvg(svg, json).replace(
      '<rect',
      '<a:credential xmlns:a="https://purl.imsglobal.org/clr/v2p0" verify="e30.e30.AA"/><rect',
    );
    const laughing = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${svg}`;
    expect(codeOf(() => unbakeSvg(svg))).toBe('STANDARDS_BAKING_NONE');
    expect(codeOf(() => unbakeSvg(both))).toBe('STANDARDS_BAKING_AMBIGUOUS');
    expect(codeOf(() => unbakeSvg(laughing))).toBe('STANDARDS_SVG_ENTITIES');
    expect(codeOf(() => unbakeSvg('<!DOCTYPE svg SYSTEM "file:///etc/passwd" []>'))).toBe(
      'STANDARDS_SVG_ENTITIES',
    );
    expect(codeOf(() => unbakeSvg(svg.replace('<rect', '&made;<rect')))).toBe('STANDARDS_SVG_MALFORMED');
    for (const text of [
      '',
      'text',
      '<svg',
      '<svg/>',
      '<html xmlns="http://www.w3.org/1999/xhtml"/>',
      `${svg}${svg}`,
    ]) {
      expect(codeOf(() => unbakeSvg(text))).toBe('STANDARDS_SVG_MALFORMED');
    }
    expect(codeOf(() => unbakeSvg(' '.repeat(10_000_001)))).toBe('STANDARDS_TOO_LARGE');
    expect(codeOf(() => bakeSvg(svg, '{"a":"b"}\r'))).toBe('STANDARDS_BAKING_TEXT');
  });
});
