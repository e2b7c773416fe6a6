/**
 * docs/reference/credential-clauses.md: for each clause of a standard what holds it and which test holds that. Rules
 * come from the library's catalogues; what is no rule is listed by hand in held-clauses.mjs and credential-limits.mjs,
 * tests of neither in other-tests.mjs. Throws when a file, an export or a code that the lists name is not there, when a
 * file declares two rules, and when a test is named nowhere.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { limits } from './credential-limits.mjs';
import { heldClauses } from './held-clauses.mjs';
import { otherTests } from './other-tests.mjs';

const source = 'libs/standards/src';
const dist = 'libs/standards/dist';
const catalogues = [
  ['VC Data Model 2.0 and 1.1', 'dataModelRules'],
  ['Open Badges 3.0, AchievementCredential', 'badgeRules'],
  ['Open Badges 3.0, EndorsementCredential', 'endorsementRules'],
  ['CLR 2.0', 'clrRules'],
  ['Open Badges 2.0, as read', 'openBadges2Rules'],
  ['CLR 1.0, as read', 'clr1Rules'],
];

/** Every source file of the library by its path below src. */
async function readSources() {
  const names = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(source, name), 'utf8')])),
  );
}

const ruleFile = /(^|\/)check-[^/]+(?<!\.spec)\.ts$/;

/** From a rule to the file that exports it; a rule that is made for what its caller knows is found by its name. */
async function declarationsOf(sources) {
  const files = new Map();
  for (const name of [...sources.keys()].filter((each) => ruleFile.test(each))) {
    const exported = await import(pathToFileURL(join(dist, name.replace(/\.ts$/, '.js'))).href);
    for (const rule of Object.values(exported).flatMap(rulesIn)) files.set(rule, name);
  }
  return files;
}

/** A person looks for a rule by its file. */
function assertOneEach(declarations) {
  const seen = new Map();
  for (const [{ name }, file] of declarations) {
    if (seen.has(file))
      throw new Error(`${source}/${file} declares two rules, ${seen.get(file)} and ${name}.`);
    seen.set(file, name);
  }
}

const isRule = (value) => typeof value?.clause === 'string' && typeof value.code === 'string';

function rulesIn(value) {
  if (isRule(value)) return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).filter(isRule) : [];
}

/** The tests that expect a code by name; a table of expectations counts as the test that reads it. */
function testsOf(code, sources) {
  const whole = new RegExp(`(?<![\\w-])${code}(?![\\w-])`);
  const found = [...sources]
    .filter(([name, text]) => /\.spec\.ts$|-expectations\.ts$/.test(name) && whole.test(text))
    .map(([name]) => name.replace(/(-rule)?-expectations\.ts$/, '.spec.ts'));
  return [...new Set(found)].map(linkTo).join(', ') || '–';
}

const linkTo = (name) => `[${name.replace(/^(checks|credentials)\//, '')}](../../${source}/${name})`;
const cell = (text) => text.replaceAll('|', '\\|');

function table(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))];
  return `${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

function ruleRows(rules, declarations, sources) {
  return rules.map((rule) => {
    const { name, code, severity, clause, sentence } = rule;
    const file =
      declarations.get(rule) ??
      [...sources].find(([path, text]) => ruleFile.test(path) && text.includes(`'${name}'`))?.[0];
    if (!file) throw new Error(`No check-*.ts of ${source} declares the rule ${name}.`);
    return [
      clause,
      sentence,
      severity,
      `\`${code}\``,
      `\`${name}\` in ${linkTo(file)}`,
      testsOf(code, sources),
    ];
  });
}

function heldRow([clause, what, holder, ...tests], sources) {
  const [file, name] = holder.split('#');
  const declared = new RegExp(`^export (async )?(const|function\\*?|class|interface) ${name}\\b`, 'm');
  if (!declared.test(sources.get(file) ?? '')) throw new Error(`${source}/${file} does not export ${name}.`);
  for (const test of tests) if (!sources.has(test)) throw new Error(`${source}/${test} does not exist.`);
  return [clause, what, `\`${name}\` in ${linkTo(file)}`, tests.map(linkTo).join(', ')];
}

function limitRow([what, code, why], sources) {
  const told =
    code && [...sources].some(([name, text]) => !/spec\.ts$/.test(name) && text.includes(`'${code}'`));
  if (code && !told) throw new Error(`Nothing in ${source} answers ${code}.`);
  return [what, code ? `\`${code}\`` : '–', why];
}

function otherTestRow([test, what], sources) {
  if (!sources.has(test)) throw new Error(`${source}/${test} does not exist.`);
  return [linkTo(test), what];
}

/** Each test proves a clause, or is said to prove none. */
function assertAllNamed(sources, clauses, others) {
  const named = [clauses, ...others.map(([link]) => link)].join('\n');
  for (const name of sources.keys()) {
    if (name.endsWith('.spec.ts') && !named.includes(linkTo(name)))
      throw new Error(
        `Say in tools/reference which clause ${source}/${name} proves, or that it proves none.`,
      );
  }
}

/** @param standards the exports of libs/standards */
export async function credentialClausesPage(standards) {
  const sources = await readSources();
  const declarations = await declarationsOf(sources);
  assertOneEach(declarations);
  const ruleHead = ['clause', 'rule', 'severity', 'code', 'held by', 'tests that name the code'];
  const rules = catalogues.map(
    ([title, catalogue]) =>
      `## ${title}\n\nThe rules of \`${catalogue}\`.\n\n` +
      table(ruleHead, ruleRows(standards[catalogue], declarations, sources)),
  );
  const held = Object.entries(heldClauses).map(
    ([title, rows]) =>
      `## ${title}\n\n${table(
        ['clause', 'what', 'held by', 'tests'],
        rows.map((row) => heldRow(row, sources)),
      )}`,
  );
  const unsupported = table(
    ['what', 'answer', 'why'],
    limits.map((row) => limitRow(row, sources)),
  );
  const clauses = `${opening}\n${[...held, ...rules].join('\n')}`;
  const others = otherTests.map((row) => otherTestRow(row, sources));
  assertAllNamed(sources, clauses, others);
  return (
    `${clauses}\n## Tests of no clause of these standards\n\n${table(['test', 'holds'], others)}` +
    `\n## Not supported\n\n${unsupported}`
  );
}

const opening = `# Clauses of the credential standards

Generated from \`libs/standards\` by \`npm run generate\`; what is no rule is listed in \`tools/reference\`.

A test named \`.int.spec.ts\` runs with the integration tests. Tests that read published vectors or fixtures of W3C and 1EdTech are skipped, visibly, where those files are absent. A dash in the last column of a rule means that no test of the library expects this code by name; every rule is run over arbitrary JSON and must not throw (data model), or over documents that the builders make and must find nothing (badges, CLR). One code may be that of several rules.
`;
