import { listOf } from '../json-values.js';
import type { AchievementSubject } from '../credentials/achievement-subject-schema.js';
import type { Image, Profile } from '../credentials/profile-schema.js';
import type { Evidence } from '../credentials/secured-schema.js';
import type { Image2 } from './data-types.js';

/**
 * What a badge of an older standard says, by the names and shapes of Open Badges 3.0 §B.1. It is nobody's credential: it
 * has no context, no type and no proof, and is only for showing and matching.
 *
 * @example
 * const content: BadgeContent | undefined = (await readOpenBadges2(JSON.stringify(assertion), olderPorts)).content;
 * content?.credentialSubject.achievement.name // 'Log analysis'
 */
export interface BadgeContent {
  readonly id: string;
  readonly name: string;
  readonly issuer: Profile;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly credentialSubject: AchievementSubject;
  readonly evidence?: Evidence[];
}

/** An object without members that say nothing: Open Badges 3.0 takes no empty text. @example present({ a: '', b: 1 }) // { b: 1 } */
export function present<TObject extends object>(object: TObject): Present<TObject> {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as Present<TObject>;
}

type Present<TObject> = {
  [Name in keyof TObject as undefined extends TObject[Name] ? never : Name]: TObject[Name];
} & {
  [Name in keyof TObject as undefined extends TObject[Name] ? Name : never]?: Exclude<
    TObject[Name],
    undefined
  >;
};

/** Several or one as a list; undefined where there is nothing. @example filledListOf('a') // ['a'] */
export function filledListOf<TValue>(value: TValue | readonly TValue[] | undefined): TValue[] | undefined {
  const list = value === undefined ? [] : (listOf(value) as TValue[]);
  return list.length > 0 ? list : undefined;
}

/**
 * An Image of Open Badges 3.0 §B.1.13.
 *
 * @example imageOf('https://example.org/a.png') // { id: 'https://example.org/a.png', type: 'Image' }
 */
export function imageOf(image: Image2 | undefined): Image | undefined {
  if (image === undefined) return undefined;
  return typeof image === 'string'
    ? { id: image, type: 'Image' }
    : present({ id: image.id, type: 'Image' as const, caption: image.caption });
}
