/** What is taught and asked for: ESCO's occupations where the reference data lie beside the repository, else the seeded framework. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';

const esco = fileURLToPath(new URL('../../../shared/data/frameworks/', import.meta.url));

/** True when the ESCO package lies beside the repository. */
export function hasEsco() {
  return existsSync(`${esco}case/esco-1.1.1.cfpackage.json.gz`);
}

/**
 * Imports the framework and answers programmes: a name and the items that it teaches. ESCO's package carries
 * no occupation–skill relations, so those come from its relations file.
 */
export async function programmes(author, count) {
  if (!hasEsco()) return seededProgrammes(author, count);
  const before = performance.now();
  const file = readFileSync(`${esco}case/esco-1.1.1.cfpackage.json.gz`);
  const imported = await author('POST', '/registry/frameworks/import', file, { type: 'application/gzip' });
  const seconds = (performance.now() - before) / 1000;
  const occupations = occupationSkills(count);
  const names = await titlesOf(author, imported.framework.identifier, occupations);
  const list = occupations.map(({ uri, skills }) => ({
    name: names.get(uri) ?? uri.split('/').at(-1),
    items: skills,
  }));
  return { list, note: `ESCO: ${imported.outcome}, ${seconds.toFixed(1)} s` };
}

/** Occupations with many essential skills in common use, the same ones at every run. */
function occupationSkills(count) {
  const zip = unzipSync(readFileSync(`${esco}esco/esco-v1.1.1-relations-csv.zip`), {
    filter: ({ name }) => name === 'occupationSkillRelations.csv',
  });
  const byOccupation = new Map();
  for (const line of new TextDecoder().decode(zip['occupationSkillRelations.csv']).split('\n').slice(1)) {
    const [occupation, relation, , skill] = line.trim().split(',');
    if (relation !== 'essential' || !skill) continue;
    const skills = byOccupation.get(occupation) ?? [];
    skills.push(skill);
    byOccupation.set(occupation, skills);
  }
  const rich = [...byOccupation]
    .filter(([, skills]) => skills.length >= 8)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const step = Math.floor(rich.length / count);
  return Array.from({ length: count }, (_, index) => {
    const [uri, skills] = rich[index * step];
    return { uri, skills: skills.slice(0, 8) };
  });
}

async function titlesOf(author, _framework, occupations) {
  const titles = new Map();
  for (const { uri } of occupations) {
    const item = await author('GET', `/ims/case/v1p1/CFItems/${uri.split('/').at(-1)}`).catch(
      () => undefined,
    );
    if (item) titles.set(uri, item.fullStatement.slice(0, 120));
  }
  return titles;
}

async function seededProgrammes(author, count) {
  const { items: frameworks } = await author('GET', '/registry/frameworks');
  const { items } = await author(
    'GET',
    `/registry/items/search?q=a&limit=100&framework=${frameworks[0].identifier}`,
  );
  const uris = items.map(({ uri }) => uri);
  const list = Array.from({ length: count }, (_, index) => ({
    name: `Programme ${index + 1}`,
    items: uris.slice(index % 3, (index % 3) + 4),
  }));
  return { list, note: 'the seeded framework, for ESCO is not beside the repository' };
}
