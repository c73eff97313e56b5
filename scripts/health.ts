// `npm run health`: the health of a stage's search domain, and its differences from the stage's settings.
import { settingsOf, stageNames } from '../lib/settings/stages.ts';
import { CommandError, command, print } from './command.ts';
import { examineDomain, isWrong } from './health/domain.ts';

const help = `Says how the search domain of a stage is: its health, and its configuration beside the stage's settings.

  npm run health -- --stage STAGE

  --stage STAGE   one of ${stageNames.join(', ')}
  --help          this page

AWS_REGION and the credentials of the environment say where; they need es:ListDomainNames, es:DescribeDomain,
es:DescribeDomainHealth and es:ListTags. It changes nothing. It exits with 1 where something is not as it should be.
`;

await command('health', help, { stage: { type: 'string' } }, async (given) => {
  const stage = given.choice('stage', stageNames);
  if (stage === undefined) throw new CommandError(`say which stage: --stage ${stageNames.join(', ')}`);
  const { searchDomain } = settingsOf(stage);
  if (searchDomain === undefined) {
    print(`The stage ${stage} has no search domain of its own.`);
    return true;
  }
  if (!process.env['AWS_REGION']) throw new CommandError('set AWS_REGION to the region of the stage');
  const findings = await examineDomain(stage, searchDomain);
  const width = Math.max(...findings.map(({ fact }) => fact.length));
  for (const finding of findings) {
    const wrong = isWrong(finding) ? `   WRONG, it should be ${finding.expected}` : '';
    print(`${finding.fact.padEnd(width)}  ${finding.found}${wrong}`);
  }
  const wrong = findings.filter(isWrong).length;
  print(wrong === 0 ? 'The search domain is well.' : `${wrong} things are not as they should be.`);
  return wrong === 0;
});
