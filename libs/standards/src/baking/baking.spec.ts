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

  it('inflates nothing where it carries several', () => {
    const bomb = compressed(Buffer.alloc(4_900_000, 32));
    const chunks = readPngChunks(bomb);
    const many = writePng([...chunks.slice(0, -1), ...Array(1000).fill(chunks.at(-2)), ...chunks.slice(-1)]);
    const before = process.memoryUsage().rss;
    expect(codeOf(() => unbakePng(many))).toBe('STANDARDS_BAKING_AMBIGUOUS');
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('carries a credential of today beside an assertion of Open Badges 2.0', () => {
    const chunks = readPngChunks(bakePng(png, json));
    const assertion = makePngChunk('iTXt', Buffer.from('openbadges\0\0\0\0\0broken'));
    const both = writePng([...chunks.slice(0, -1), assertion, ...chunks.slice(-1)]);
    expect(unbakePng(both)).toEqual({ kind: 'badge', text: json });
    expect(codeOf(() => unbakePng(withChunk('iTXt', Buffer.from('openbadgecredential\0\0\0\0\0'))))).toBe(
      'STANDARDS_BAKING_NONE',
    );
  });

  it('takes a text with line ends of Windows', () => {
    const text = '{"a":\r\n"b"}\r\n';
    expect(unbakePng(bakePng(png, text)).text).toBe(text);
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

  it.each([' {"a":1}\n', '\ufeff{"a":1}', `${jwt}\n`, '{"a":"<!ENTITY <!DOCTYPE html ["}'])(
    'gives back byte for byte %j',
    (text) => {
      expect(unbakeSvg(bakeSvg(svg, text)).text).toBe(text);
    },
  );

  it.each(['\u2028', '\u2029', '\u0085', '\ufffd', '\u0001', '\r\n'])('refuses a text with %j', (odd) => {
    expect(codeOf(() => bakeSvg(svg, `{"a":"${odd}"}`))).toBe('STANDARDS_BAKING_TEXT');
  });

  it('is read with space around what a hand wrote, and by its body where verify is empty', () => {
    const within = (verify: string, body: string) =>
      svg.replace(
        '<rect',
        `<o:credential xmlns:o="https://purl.imsglobal.org/ob/v3p0" ${verify}>${body}</o:credential><rect`,
      );
    expect(unbakeSvg(within('', '\n{"a":1}\n')).text).toBe('{"a":1}');
    expect(unbakeSvg(within('verify=""', '<![CDATA[{"a":1}]]>')).text).toBe('{"a":1}');
    expect(unbakeSvg(within(`verify=" ${jwt}\n"`, '')).text).toBe(jwt);
    expect(codeOf(() => unbakeSvg(within('', '')))).toBe('STANDARDS_BAKING_NONE');
    expect(codeOf(() => unbakeSvg(within('', 'x'.repeat(5_000_001))))).toBe('STANDARDS_TOO_LARGE');
  });

  it('says no other encoding than its writer will have', () => {
    const baked = bakeSvg(`<?xml version="1.0" encoding='iso-8859-1' standalone="yes"?>${svg}`, json);
    expect(baked).toMatch(/^<\?xml version="1.0" standalone="yes"\?>/);
  });

  it('may speak of declarations where they are none', () => {
    const spoken = `<!-- <!DOCTYPE svg [<!ENTITY a "b">]> --><?x <!DOCTYPE a [ ?>${svg}`;
    const named = `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x[1].dtd">${svg}`;
    for (const each of [spoken, named]) expect(unbakeSvg(bakeSvg(each, json)).text).toBe(json);
    expect(unbakeSvg(bakeSvg(`<!--${' <!DOCTYPE'.repeat(200_000)} -->${svg}`, jwt)).text).toBe(jwt);
  });

  it.each([
    `<!-- a --><!DOCTYPE svg [<!ENTITY a "b">]>${svg}`,
    `<?xml version="1.0"?>\n<!DOCTYPE svg SYSTEM "a>b" [%a;]>${svg}`,
    `\ufeff<!doctype svg [<!ENTITY a "b">]>${svg}`,
    svg.replace('<rect', '<!ENTITY a "b"><rect'),
    `${svg}<!DOCTYPE svg [<!ENTITY a "b">]>`,
  ])('declares nothing: %s', (declaring) => {
    expect(codeOf(() => unbakeSvg(declaring))).toMatch(/^STANDARDS_SVG_(ENTITIES|MALFORMED)$/);
  });

  it('is read within bounds', () => {
    const nested = (count: number, tag: (at: number) => string) =>
      `<svg xmlns="http://www.w3.org/2000/svg">${Array.from({ length: count }, (_, at) => `<${tag(at)}>`).join('')}</svg>`;
    expect(codeOf(() => unbakeSvg(nested(1000, (at) => `g xmlns:a${at}="urn:a"`)))).toBe(
      'STANDARDS_TOO_LARGE',
    );
    expect(codeOf(() => unbakeSvg(nested(250_000, () => 'g/')))).toBe('STANDARDS_TOO_LARGE');
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
