// `npm run lighthouse`: Lighthouse scores for accessibility and best practices of the hotel's and the platform's pages.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CommandError, command, print } from '../../scripts/command.ts';
import { chromiumPath, NO_CHROMIUM } from '../../tests/support/browser.ts';
import { demoPassword, startServer } from '../../tests/support/server.ts';
import { npmTools, runTool } from '../support/tools.ts';

const help = `Runs Lighthouse over the pages of a hotel and of the platform, on the demo world: each is to have 100 of
accessibility and 100 of best practices.

  npm run lighthouse -- [--only NAME]

  --only NAME   one page, by its name

Lighthouse is pinned in evidence/package.json and installed into evidence/node_modules at the first run. Needs Chromium
(CHROMIUM, or Debian's package chromium). Exits with 1 where a page has less than 100.
`;

const pages = [
  { name: 'today', path: '/manage/demo-00000', as: 'owner' },
  { name: 'plan', path: '/manage/demo-00000/plan', as: 'owner' },
  { name: 'grid', path: '/manage/demo-00000/grid', as: 'owner' },
  { name: 'bookings', path: '/manage/demo-00000/bookings', as: 'owner' },
  { name: 'numbers', path: '/manage/demo-00000/numbers', as: 'owner' },
  { name: 'property', path: '/manage/demo-00000/property', as: 'owner' },
  { name: 'agreement', path: '/manage/demo-00000/agreement', as: 'owner' },
  { name: 'platform', path: '/platform', as: 'admin' },
  { name: 'audit', path: '/platform/audit', as: 'admin' },
  { name: 'settings', path: '/platform/settings', as: 'admin' },
] as const;
type Page = (typeof pages)[number];

const categories = ['accessibility', 'best-practices'] as const;

interface Report {
  readonly categories: Record<
    string,
    { readonly score: number; readonly auditRefs: readonly { readonly id: string }[] }
  >;
  readonly audits: Record<string, { readonly score: number | null; readonly title: string }>;
}

/** The session cookie as a header for each request of a page. */
const cookieOf = async (url: string, who: Page['as']): Promise<string> => {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ email: `${who}@example.com`, password: demoPassword }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`signing in answered ${answer.status} without a cookie`);
  return cookie;
};

/** The audits of a category that did not pass. */
const lacking = ({ categories: all, audits }: Report, category: string): string[] =>
  (all[category]?.auditRefs ?? []).flatMap(({ id }) => {
    const audit = audits[id];
    return audit && audit.score !== null && audit.score < 1 ? [`${id}: ${audit.title}`] : [];
  });

await command('lighthouse', help, { only: { type: 'string' } }, async ({ text }, closing) => {
  if (NO_CHROMIUM !== undefined) throw new CommandError(NO_CHROMIUM);
  const only = text('only');
  const wanted = pages.filter(({ name }) => only === undefined || name === only);
  if (wanted.length === 0) throw new CommandError(`no page is called '${only}'`);
  const tools = await npmTools();
  const folder = await mkdtemp(path.join(tmpdir(), 'lighthouse-'));
  closing(() => rm(folder, { recursive: true, force: true }));
  const server = await startServer({ args: ['--seed', '20', '--clock', '2027-01-10T14:00:00Z', '--no-limits'] });
  closing(() => server.stop());
  let whole = true;
  for (const page of wanted) {
    const [headers, output] = [path.join(folder, 'headers.json'), path.join(folder, `${page.name}.json`)];
    await writeFile(headers, JSON.stringify({ Cookie: await cookieOf(server.url, page.as) }));
    const { code, output: said } = await runTool(
      `${tools}/lighthouse`,
      [
        ...[`${server.url}${page.path}`, '--quiet', '--preset=desktop', '--output=json', `--output-path=${output}`],
        ...[`--only-categories=${categories.join(',')}`, `--extra-headers=${headers}`],
        '--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage',
      ],
      { env: { ...process.env, CHROME_PATH: chromiumPath ?? '' } },
    );
    if (code !== 0) throw new Error(`lighthouse ended with ${code}:\n${said}`);
    const report: Report = JSON.parse(await readFile(output, 'utf8'));
    const scores = categories.map((category) => Math.round((report.categories[category]?.score ?? 0) * 100));
    print(`${page.name}: accessibility ${scores[0]}, best practices ${scores[1]}`);
    for (const category of categories) for (const lack of lacking(report, category)) print(`  ${lack}`);
    whole &&= scores.every((score) => score === 100);
  }
  return whole;
});
