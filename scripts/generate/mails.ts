// Writes docs/mails: every mail of the system, worded for one stay, as text and as HTML.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { mailWriter } from '../../functions/adapters/mail/mail-writer.ts';
import { type SampleMail, sampleMails } from './mails/samples.ts';

const help = `Writes docs/mails: every mail of the system as text and as HTML, and a list of them.

  node scripts/generate/mails.ts           write them
  node scripts/generate/mails.ts --check   write nothing; exit 1 if a committed one differs
`;
const folder = new URL('../../docs/mails/', import.meta.url);

const filesOf = ({ name, letter, to }: SampleMail): [string, string][] => {
  const { subject, text, html } = mailWriter.write(letter, to);
  return [
    [`${name}.txt`, `Subject: ${subject}\n\n${text}\n`],
    [`${name}.html`, html],
  ];
};

const list = (): string => `# Mails

Made by \`node scripts/generate/mails.ts\`; change \`functions/adapters/mail/\`, not these. Each mail goes out as text and as
HTML in one message; a reader shows one of them. A confirmation, a change and a cancellation bring an entry for the
calendar.

| mail | to | when | text | HTML |
|---|---|---|---|---|
${sampleMails.map(({ name, goesTo, when }) => `| \`${name}\` | ${goesTo} | ${when} | [text](${name}.txt) | [HTML](${name}.html) |`).join('\n')}
`;

const wanted = (): Map<string, string> => new Map([['README.md', list()], ...sampleMails.flatMap(filesOf)]);

const committed = (): Map<string, string> =>
  new Map(readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]));

const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
if (values.help) {
  process.stdout.write(help);
} else {
  mkdirSync(folder, { recursive: true });
  const [is, was] = [wanted(), committed()];
  const drifted = [...new Set([...is.keys(), ...was.keys()])].filter((file) => is.get(file) !== was.get(file));
  if (values.check) {
    for (const file of drifted)
      process.stderr.write(`docs/mails/${file} differs from what is made: npm run generate\n`);
    process.exitCode = drifted.length === 0 ? 0 : 1;
  } else {
    for (const file of was.keys()) if (!is.has(file)) rmSync(new URL(file, folder));
    for (const [file, text] of is) writeFileSync(new URL(file, folder), text);
  }
}
