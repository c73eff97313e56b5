import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lambdaPages } from '../composition/on-lambda/pages.ts';
import { readManifest } from '../http/pages/index.ts';

const beside = (name: string): string => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8');

// The build of the web app lies beside the bundle, as the bundling puts it there.
export const handler = lambdaPages({ html: beside('index.html'), manifest: readManifest(beside('manifest.json')) });
