import type { EmployerExplanation, MatchDetail, MatchList } from '@wellspring/contracts';
import type { Command } from 'commander';
import { Api } from '../connection/api.js';
import { print, table } from '../output/print.js';

const recruiters = ['recruiter'];

export function matchCommands(program: Command): void {
  const match = program.command('match').description('Matched candidates.');
  match
    .command('list <posting>')
    .description('The live matches of a posting, best first.')
    .action(async (posting: string, _options: object, command: Command) => {
      const path = `/matching/postings/${encodeURIComponent(posting)}/matches`;
      const answer = await Api.of(command, recruiters).call<MatchList>(path, { query: { limit: 200 } });
      print(command, answer, ({ items }) =>
        table(
          ['rank', 'match', 'tier', 'score', 'met', 'candidate'],
          items.map((each) => [
            each.rank,
            each.id,
            each.tier,
            each.score,
            `${each.requirementsMet}/${each.requirementCount}`,
            each.candidate.identity?.displayName ?? each.candidate.reference,
          ]),
        ),
      );
    });
  match
    .command('explain <id>')
    .description('Why a candidate matches, requirement by requirement.')
    .action(async (id: string, _options: object, command: Command) => {
      const path = `/matching/matches/${encodeURIComponent(id)}`;
      print(command, await Api.of(command, recruiters).call<MatchDetail>(path), show);
    });
}

function show({ postingTitle, tier, score, candidate, explanation }: MatchDetail): string {
  const who = candidate.identity?.displayName ?? candidate.reference;
  return [`${who} for ${postingTitle}: ${tier}, ${score} of 1000`, ...explanation.map(requirement)].join(
    '\n',
  );
}

function requirement(each: EmployerExplanation): string {
  const level =
    each.minLevel === null ? '' : `, level ${each.level ?? 'unknown'} of at least ${each.minLevel}`;
  const head = `${each.met ? '✓' : '✗'} ${each.label} (${each.mandatory ? 'mandatory' : each.kind}${level}): +${each.contribution}`;
  const how = each.credentialReference
    ? [`    by credential ${each.credentialReference}, strength ${each.strength}`]
    : [];
  const path = each.path.map(({ type, from, to }) => `    ${from}\n      ${type} ${to}`);
  return [head, ...how, ...path, ...(each.note ? [`    ${each.note}`] : [])].join('\n');
}
