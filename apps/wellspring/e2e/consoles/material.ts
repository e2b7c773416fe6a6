import { samplePackage } from '../../../../libs/contexts/registry/src/testing/sample-package.js';
import type { HandedFile } from './hands.js';

/** An item of the demonstration's own framework. */
export const protocols = 'Explain how common network protocols work and fail';

/** Who plays on which screen: two institutions and two employers, so that neither meets the other's work. */
export const casts = {
  desktop: { registrar: 'Renata Okafor', college: 'Rio Bravo Community College', recruiter: 'Joon Abara' },
  phone: { registrar: 'Imani Castellanos', college: 'Mesa Tech', recruiter: 'Mireille Tan' },
} as const;

export const author = 'Theo Lindqvist';
export const learner = { name: 'Ana Beltrán Ruiz', email: 'ana@learner.example' };

/** What one telling of the story names, and what it hands on from one person to the next. */
export interface Story {
  readonly screen: keyof typeof casts;
  readonly framework: string;
  readonly imported: string;
  readonly achievement: string;
  readonly posting: string;
  claimUrl: string;
  shareUrl: string;
  credential: string;
  feedPath: string;
}

export function storyOf(screen: keyof typeof casts): Story {
  return {
    screen,
    framework: `Front desk, told on a ${screen}`,
    imported: `Warehouse work, told on a ${screen}`,
    achievement: `Network technician, told on a ${screen}`,
    posting: `Night shift analyst, told on a ${screen}`,
    claimUrl: '',
    shareUrl: '',
    credential: '',
    feedPath: '',
  };
}

export function packageFile(title: string): HandedFile {
  const content = samplePackage(['Pack a pallet', 'Count the stock'], { title });
  return { name: 'package.json', mimeType: 'application/json', text: JSON.stringify(content) };
}

export const brokenPackage: HandedFile = {
  name: 'broken.json',
  mimeType: 'application/json',
  text: '{"CFDocument": {"title": "Half a pack',
};

/** A roster with a good row, and one that names an achievement that nobody defined. */
export function rosterFile({ achievement, screen }: Story): HandedFile {
  const lines = [
    'externalId,email,name,achievement',
    `${screen}-2,nora@example.org,Nora Villaseñor,"${achievement}"`,
    `${screen}-3,omar@example.org,Omar Haddad,No such thing`,
  ];
  return { name: 'roster.csv', mimeType: 'text/csv', text: lines.join('\n') };
}
