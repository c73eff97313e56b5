// `npm run synth:production`: the templates of production, and the findings of three checkers.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/bundling.ts';
import { CommandError, command, print } from './command.ts';
import { type Finding, findingsOfCfnLint, findingsOfCheckov, templatesIn } from './synth-production/checkers.ts';
import { pythonTools } from './synth-production/python.ts';
import { run } from './synth-production/run.ts';

const help = `Writes the templates of production to cdk.out/production and has three checkers read them: cdk-nag (the rules
AwsSolutions, while the CDK synthesizes), cfn-lint and checkov. It fails on any finding without a reason beside the
resource (lib/constructs/acknowledge.ts), and prints each.

  npm run synth:production

  --help   this page

cfn-lint and checkov are Python's: they are installed once, as scripts/synth-production/requirements.txt pins them, into
a folder of the cache (XDG_CACHE_HOME, else ~/.cache). Needs Python 3.10 or newer with venv, and neither an account nor,
once installed, the network.
`;

/** A site as in production: without it a part of the templates would not be checked. */
const site = [
  ...['-c', 'site=hotels.example.com'],
  ...['-c', 'certificate=arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c-4b5a-4678-9a0b-1c2d3e4f5a6b'],
  ...['-c', 'oncall=ops@example.com'],
];

const synthesize = async (folder: string): Promise<void> => {
  rmSync(folder, { recursive: true, force: true });
  const { status, output } = await run('cdk', ['synth', '--quiet', '-c', 'stage=production', ...site, '-o', folder]);
  if (status !== 0) throw new CommandError(`the templates break a rule of cdk-nag or are not made:\n${output}`);
};

await command('synth:production', help, {}, async () => {
  const folder = join(root, 'cdk.out', 'production');
  const [bin] = await Promise.all([pythonTools(), synthesize(folder)]);
  const templates = templatesIn(folder);
  const [linted, checked] = await Promise.all([
    findingsOfCfnLint(join(bin, 'cfn-lint'), templates),
    findingsOfCheckov(join(bin, 'checkov'), folder, templates),
  ]);
  const findings: readonly Finding[] = [...linted, ...checked.findings];
  for (const { checker, rule, where, text } of findings) print(`${checker} ${rule} ${where}: ${text}`);
  if (findings.length > 0) throw new CommandError(`${findings.length} findings in the templates of production`);
  print(
    `production: ${templates.length} templates; cdk-nag 0, cfn-lint 0, checkov 0 findings (${checked.passed} checks passed, ` +
      `${checked.skipped} skipped with a reason)`,
  );
  return true;
});
