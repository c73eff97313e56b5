import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CommandError } from '../command.ts';
import { run } from './run.ts';

/** A checker's finding about a resource. */
export interface Finding {
  readonly checker: string;
  readonly rule: string;
  readonly where: string;
  readonly text: string;
}

const parsed = <T>(checker: string, text: string): T => {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new CommandError(`${checker} answered no JSON: ${text.trim().split('\n').slice(-3).join(' ').slice(0, 400)}`);
  }
};

/** The templates in a folder of the CDK. */
export const templatesIn = (folder: string): string[] => {
  const found = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  if (found.length === 0) throw new CommandError(`no template in ${folder}`);
  return found.map((file) => join(folder, file));
};

/** Findings of cfn-lint that are the CDK's way of writing templates, and no error. */
const usual = [
  // It depends on the role by name although a reference does so already.
  'W3005',
  // An output repeats the name of the table, which is another stack's.
  'W6001',
];

/** The findings of cfn-lint, warnings too. @throws where it cannot read a template */
export const findingsOfCfnLint = async (program: string, templates: readonly string[]): Promise<Finding[]> => {
  const ignored = usual.flatMap((rule) => ['-i', rule]);
  const { stdout, output } = await run(program, ['-f', 'json', '-r', 'eu-central-1', ...ignored, '--', ...templates]);
  const found = parsed<
    readonly { Rule: { Id: string }; Message: string; Filename: string; Location: { Path: unknown[] } }[]
  >('cfn-lint', stdout || (output ? output : '[]'));
  return found.map(({ Rule, Message, Filename, Location }) => ({
    checker: 'cfn-lint',
    rule: Rule.Id,
    where: `${basename(Filename)} ${(Location.Path ?? []).join('/')}`,
    text: Message,
  }));
};

interface CheckovReport {
  readonly summary: { readonly passed: number; readonly skipped: number; readonly parsing_errors: number };
  readonly results: {
    readonly failed_checks: readonly { check_id: string; check_name: string; file_path: string; resource: string }[];
  };
}

/** The findings of checkov. @throws if it did not read every template */
export const findingsOfCheckov = async (
  program: string,
  folder: string,
  templates: readonly string[],
): Promise<{ findings: Finding[]; passed: number; skipped: number }> => {
  const files = templates.flatMap((template) => ['-f', template]);
  const args = ['--framework', 'cloudformation', '--compact', '--quiet', '--skip-download', '-o', 'json'];
  const { stdout, output } = await run(program, [...files, ...args], { LOG_LEVEL: 'ERROR' });
  const report = parsed<CheckovReport | readonly CheckovReport[]>('checkov', stdout || output);
  const reports = Array.isArray(report) ? (report as readonly CheckovReport[]) : [report as CheckovReport];
  const sum = (of: (each: CheckovReport['summary']) => number) =>
    reports.reduce((total, { summary }) => total + of(summary), 0);
  const passed = sum(({ passed: count }) => count);
  if (passed === 0 || sum(({ parsing_errors }) => parsing_errors) > 0) {
    throw new CommandError(`checkov could not read the templates in ${folder}`);
  }
  const findings = reports.flatMap(({ results }) =>
    results.failed_checks.map((each) => ({
      checker: 'checkov',
      rule: each.check_id,
      where: `${basename(each.file_path)} ${each.resource}`,
      text: each.check_name,
    })),
  );
  return { findings, passed, skipped: sum(({ skipped }) => skipped) };
};
