import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demonstrationSettings } from './demonstration-settings.js';
import { seedDemonstration, signInLines } from './seed-demonstration.js';

interface ServicesSeed {
  readonly profile: string;
  readonly data: string;
  readonly secret: string;
  readonly publicUrl: string;
}

/** The demonstration of the seven services, as their starter makes it. */
export const seedServices = {
  settings: ({ profile, secret }: { profile: string; secret: string }) =>
    demonstrationSettings(profile, secret),

  async seed({ profile, data, secret, publicUrl }: ServicesSeed): Promise<string[]> {
    if (profile !== 'demonstration') return [];
    const path = join(data, 'profile.json');
    await seedDemonstration({
      url: publicUrl,
      publicUrl,
      secret,
      known: await readFile(path, 'utf8').catch(() => undefined),
      writeProfile: async (text) => {
        await writeFile(`${path}.new`, text, { mode: 0o600 });
        await rename(`${path}.new`, path);
      },
    });
    return signInLines(secret);
  },
};
