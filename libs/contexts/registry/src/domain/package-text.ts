import type { PartKind } from '@wellspring/standards';
import { canonicalText } from './canonical-text.js';
import { partAs, type CaseVersion } from './case-version.js';
import type { PackageExtras } from './package-extras.js';
import type { DefinitionKind } from './part-rows.js';

/** Where the parts of a package come from: stored texts, joined by commas. */
export interface PackageTexts {
  readonly document: string;
  readonly extras: string;
  items(): AsyncIterable<string>;
  associations(): AsyncIterable<string>;
  definitions(): Promise<readonly { kind: DefinitionKind; text: string }[]>;
}

/** The JSON text of a CFPackage, piece by piece. */
export async function* packageText(version: CaseVersion, texts: PackageTexts): AsyncGenerator<string> {
  const extras = version === 'v1p1' ? (JSON.parse(texts.extras) as PackageExtras) : {};
  yield `{"CFDocument":${partAs(version, 'CFDocument', texts.document)}`;
  yield* list('CFItems', version, 'CFItem', texts.items());
  yield* list('CFAssociations', version, 'CFAssociation', texts.associations());
  const definitions = await texts.definitions();
  const members = definitions
    .filter(({ kind }) => kind !== 'CFRubrics')
    .map(({ kind, text }) => `"${kind}":[${joinedAs(version, kind, text)}]`);
  if (extras.CFDefinitions !== undefined) members.push(`"extensions":${canonicalText(extras.CFDefinitions)}`);
  if (members.length > 0) yield `,"CFDefinitions":{${members.join(',')}}`;
  const rubrics = definitions.find(({ kind }) => kind === 'CFRubrics');
  if (rubrics) yield `,"CFRubrics":[${joinedAs(version, 'CFRubrics', rubrics.text)}]`;
  yield extras.CFPackage === undefined ? '}' : `,"extensions":${canonicalText(extras.CFPackage)}}`;
}

async function* list(
  name: string,
  version: CaseVersion,
  kind: PartKind,
  pages: AsyncIterable<string>,
): AsyncGenerator<string> {
  yield `,"${name}":[`;
  let separator = '';
  for await (const page of pages) {
    yield separator + joinedAs(version, kind, page);
    separator = ',';
  }
  yield ']';
}

function joinedAs(version: CaseVersion, kind: PartKind, joined: string): string {
  if (version === 'v1p1') return joined;
  const parts = JSON.parse(`[${joined}]`) as unknown[];
  return parts.map((part) => partAs(version, kind, JSON.stringify(part))).join(',');
}
