import { parseCredential } from '@wellspring/standards';

/** A credential as its holder reads it. */
export interface DisplayedCredential {
  readonly name: string;
  readonly issuerName: string;
  /** The issuer's identifier. */
  readonly issuer: string | null;
  readonly achievementType: string | null;
  readonly image: string | null;
  readonly validFrom: string | null;
  readonly description: string | null;
  readonly criteria: string | null;
  readonly level: string | null;
  readonly skills: readonly { uri: string; name: string; code: string | null; framework: string | null }[];
}

type Json = Readonly<Record<string, unknown>>;
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {};
const listOf = (value: unknown): Json[] => [value ?? []].flat().map(objectOf);

/** Reads what a person wants to see from signed text; what is not there is null. */
export function displayCredential(text: string): DisplayedCredential {
  const { credential } = parseCredential(text);
  const subject = listOf(credential['credentialSubject'])[0] ?? {};
  const achievement = objectOf(subject['achievement']);
  const issuer = credential['issuer'];
  return {
    name: textOf(achievement['name']) ?? textOf(credential['name']) ?? 'Credential',
    issuerName:
      textOf(objectOf(issuer)['name']) ??
      textOf(issuer) ??
      textOf(objectOf(issuer)['id']) ??
      'Unknown issuer',
    issuer: textOf(objectOf(issuer)['id']) ?? textOf(issuer),
    achievementType: textOf(achievement['achievementType']),
    image: imageOf(achievement['image']) ?? imageOf(credential['image']),
    validFrom: textOf(credential['validFrom']) ?? textOf(credential['issuanceDate']),
    description: textOf(achievement['description']),
    criteria: textOf(objectOf(achievement['criteria'])['narrative']),
    level: levelOf(subject, achievement),
    skills: listOf(achievement['alignment']).flatMap((alignment) => {
      const [uri, name] = [textOf(alignment['targetUrl']), textOf(alignment['targetName'])];
      if (!uri || !name) return [];
      return [
        { uri, name, code: textOf(alignment['targetCode']), framework: textOf(alignment['targetFramework']) },
      ];
    }),
  };
}

/** Only what a browser may show without running anything: an https address or an embedded raster image. */
function imageOf(image: unknown): string | null {
  const address = textOf(objectOf(image)['id']) ?? textOf(image);
  return address && /^(https:\/\/|data:image\/(png|jpeg|gif|webp);base64,)/.test(address) ? address : null;
}

function levelOf(subject: Json, achievement: Json): string | null {
  const achieved = listOf(subject['result'])[0]?.['achievedLevel'];
  const levels = listOf(achievement['resultDescription']).flatMap((each) =>
    listOf(each['rubricCriterionLevel']),
  );
  return textOf(levels.find(({ id }) => id === achieved)?.['name']);
}
