import { DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import { isCompactJws } from '../jose/jws.js';
import { StandardsError } from '../standards-error.js';
import { assertBakeable, onlyOne, type BakedCredential, type BakedKind } from './baked-credential.js';

const maxCharacters = 10_000_000;
const svgNamespace = 'http://www.w3.org/2000/svg';

interface Place {
  readonly prefix: string;
  readonly namespace: string;
  readonly element: string;
}

/** Open Badges 3.0 §5.3.2.1, CLR 2.0 baking, Open Badges 2.0 baking §1.2.2. */
const places: Readonly<Record<BakedKind, Place>> = {
  badge: { prefix: 'openbadges', namespace: 'https://purl.imsglobal.org/ob/v3p0', element: 'credential' },
  clr: { prefix: 'clr', namespace: 'https://purl.imsglobal.org/clr/v2p0', element: 'credential' },
  assertion: { prefix: 'openbadges', namespace: 'http://openbadges.org', element: 'assertion' },
};

/**
 * Puts a credential into an SVG (Open Badges 3.0 §5.3.2.1): a compact JWS as the attribute `verify`, JSON with an
 * embedded proof as CDATA; one that is baked in already is replaced.
 *
 * @throws StandardsError `STANDARDS_SVG_MALFORMED`, `STANDARDS_SVG_ENTITIES`, `STANDARDS_TOO_LARGE`,
 * `STANDARDS_BAKING_TEXT`
 * @example const baked = bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"/>', credentialText);
 */
export function bakeSvg(svg: string, credentialText: string, kind: 'badge' | 'clr' = 'badge'): string {
  assertBakeable(credentialText);
  const document = readSvg(svg);
  for (const { element } of bakedElements(document)) element.parentNode?.removeChild(element);
  const { prefix, namespace, element: name } = places[kind];
  const made = document.createElementNS(namespace, `${prefix}:${name}`);
  if (isCompactJws(credentialText)) made.setAttribute('verify', credentialText);
  // A section ends at ]]>, so a text that has it goes into two.
  else {
    for (const part of credentialText.split(/(?<=\]\])(?=>)/))
      made.appendChild(document.createCDATASection(part));
  }
  const root = document.documentElement as Element;
  root.insertBefore(made, root.firstChild);
  return new XMLSerializer().serializeToString(document);
}

/**
 * Takes the credential out of an SVG: Open Badges 3.0 and CLR 2.0, and Open Badges 2.0 as it is read.
 *
 * @throws StandardsError `STANDARDS_BAKING_NONE`, `STANDARDS_BAKING_AMBIGUOUS`, `STANDARDS_SVG_MALFORMED`,
 * `STANDARDS_SVG_ENTITIES`, `STANDARDS_TOO_LARGE`
 * @example const { text } = unbakeSvg(baked);
 */
export function unbakeSvg(svg: string): BakedCredential {
  const found = bakedElements(readSvg(svg)).map(({ kind, element }): BakedCredential => {
    const attribute = element.getAttribute('verify');
    const content = element.textContent?.trim() ?? '';
    // Open Badges 2.0 has the URL of the assertion in `verify` and the assertion itself beside it.
    return { kind, text: kind === 'assertion' && content !== '' ? content : (attribute ?? content) };
  });
  return onlyOne(found.filter(({ text }) => text !== ''));
}

function bakedElements(document: Document): { kind: BakedKind; element: Element }[] {
  return (Object.keys(places) as BakedKind[]).flatMap((kind) => {
    const { namespace, element } = places[kind];
    return Array.from(document.getElementsByTagNameNS(namespace, element)).map((each) => ({
      kind,
      element: each,
    }));
  });
}

/** Parsed with no entity but XML's own five, and no declaration that could make one. */
function readSvg(svg: string): Document {
  if (svg.length > maxCharacters) {
    throw new StandardsError('STANDARDS_TOO_LARGE', 'An SVG of more than 10 million characters is not read.');
  }
  // The document type that drawing programs write names a DTD, which nobody fetches; one that declares is refused.
  if (/<!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)|<!DOCTYPE[^>[]*\[/i.test(svg)) {
    throw new StandardsError('STANDARDS_SVG_ENTITIES', 'An SVG that declares entities is not read.');
  }
  const document = parse(svg);
  const root = document?.documentElement;
  if (root?.namespaceURI === svgNamespace && root.localName === 'svg') return document as Document;
  throw malformed('its root is not svg');
}

function parse(svg: string): Document | undefined {
  try {
    const parser = new DOMParser({
      onError: (_level: string, message: string) => {
        throw new Error(message);
      },
    });
    // As plain XML: as image/svg+xml this parser would lend the namespace to a root that has none.
    return parser.parseFromString(svg.replace(/^\ufeff/, ''), 'application/xml');
  } catch {
    throw malformed('it is not well-formed XML');
  }
}

const malformed = (why: string) =>
  new StandardsError('STANDARDS_SVG_MALFORMED', `The picture is not an SVG: ${why}.`);
