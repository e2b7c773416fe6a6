import { DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import { isCompactJws } from '../jose/jws.js';
import { StandardsError } from '../standards-error.js';
import {
  bakedText,
  bakeUnchanged,
  onlyOne,
  unbakeable,
  type BakedCredential,
  type BakedKind,
} from './baked-credential.js';

const maxCharacters = 10_000_000;
/** Each tag takes up to a kilobyte of memory, and each declaration of a namespace the time of all around it. */
const maxTags = 250_000;
const maxNamespaces = 1000;
const cdata = 4;
/** What cannot stand in XML 1.0 (§2.2), though this parser lets it pass. */
const unfit = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
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
 * @example unbakeSvg(bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"/>', text)).text // text
 */
export function bakeSvg(svg: string, credentialText: string, kind: 'badge' | 'clr' = 'badge'): string {
  return bakeUnchanged(credentialText, () => baked(svg, credentialText, kind), unbakeSvg);
}

function baked(svg: string, credentialText: string, kind: 'badge' | 'clr'): string {
  if (unfit.test(credentialText)) throw unbakeable();
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
  dropEncoding(document);
  return new XMLSerializer().serializeToString(document);
}

/**
 * Takes the credential out of an SVG (Open Badges 3.0 §5.3.2.1): Open Badges 3.0 and CLR 2.0, and Open Badges 2.0 as it
 * is read.
 *
 * @throws StandardsError `STANDARDS_BAKING_NONE`, `STANDARDS_BAKING_AMBIGUOUS`, `STANDARDS_SVG_MALFORMED`,
 * `STANDARDS_SVG_ENTITIES`, `STANDARDS_TOO_LARGE`
 * @example unbakeSvg(bakeSvg(svg, jwt)) // { kind: 'badge', text: jwt }
 * @example unbakeSvg(svg) // throws STANDARDS_BAKING_NONE
 */
export function unbakeSvg(svg: string): BakedCredential {
  const { kind, element } = onlyOne(bakedElements(readSvg(svg)));
  const attribute = element.getAttribute('verify')?.trim() ?? '';
  const content = contentOf(element);
  // Open Badges 2.0 has the URL of the assertion in `verify`, or its signed form, and the assertion itself beside it.
  const isBeside = kind === 'assertion' && content !== '' && !isCompactJws(attribute);
  return bakedText(kind, isBeside ? content : attribute || content);
}

/** CDATA as it stands there; text without the space that a writer by hand leaves around it. */
function contentOf(element: Element): string {
  const sections = Array.from(element.childNodes).filter(({ nodeType }) => nodeType === cdata);
  if (sections.length > 0) return sections.map(({ nodeValue }) => nodeValue ?? '').join('');
  return element.textContent?.trim() ?? '';
}

/** What is made is a string, for its writer to encode; the declaration would tell of another encoding. */
function dropEncoding({ firstChild }: Document): void {
  if (firstChild?.nodeName !== 'xml') return;
  firstChild.nodeValue = (firstChild.nodeValue ?? '').replace(/\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')/, '');
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
  if (isBeyond(svg, '<', maxTags) || isBeyond(svg, 'xmlns', maxNamespaces)) {
    throw new StandardsError(
      'STANDARDS_TOO_LARGE',
      'An SVG of more than 250,000 tags or 1,000 declarations of namespaces is not read.',
    );
  }
  if (declares(svg)) {
    throw new StandardsError(
      'STANDARDS_SVG_ENTITIES',
      'An SVG that declares entities is not read: save it without its document type.',
    );
  }
  const document = parse(svg);
  const root = document?.documentElement;
  if (root?.namespaceURI === svgNamespace && root.localName === 'svg') return document as Document;
  throw malformed('its root is not svg');
}

/** Whether a text occurs more than so many times. */
function isBeyond(svg: string, text: string, most: number): boolean {
  let count = 0;
  for (let at = svg.indexOf(text); at >= 0 && count <= most; at = svg.indexOf(text, at + 1)) count += 1;
  return count > most;
}

/**
 * Whether the document type has declarations of its own. The one that drawing programs write names a DTD alone, which
 * nobody fetches. It stands before the root, with comments and instructions (XML 1.0 §2.8), and declarations nowhere else.
 */
function declares(svg: string): boolean {
  let at = 0;
  for (let end: number | undefined = 0; end !== undefined; end = endOfMisc(svg, at)) at = end;
  documentType.lastIndex = at;
  return documentType.test(svg);
}

const documentType = /<!DOCTYPE(?:[^>["']|"[^"]*"|'[^']*')*\[/iy;

/** Behind the space, comment or instruction that stands at a place; undefined where none does. */
function endOfMisc(svg: string, at: number): number | undefined {
  if (/[\ufeff\s]/.test(svg.charAt(at))) return at + 1;
  const close = svg.startsWith('<!--', at) ? '-->' : svg.startsWith('<?', at) ? '?>' : undefined;
  const end = close === undefined ? -1 : svg.indexOf(close, at + 2);
  return close === undefined || end < 0 ? undefined : end + close.length;
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
