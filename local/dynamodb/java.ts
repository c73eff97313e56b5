import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/** A Java runtime that can run DynamoDB Local: the path of its `java` and its full version, such as `17.0.15`. */
export type Java = { readonly path: string; readonly version: string };

/** DynamoDB Local 1.25 runs on 11, but we support and test 17. */
const OLDEST_MAJOR = 17;
const run = promisify(execFile);

/**
 * Finds a Java 17 or newer: `JAVA_HOME` first, then the path, then Homebrew's keg, which is never linked. Returns
 * undefined if there is none; it never throws, since running without Java is a supported way to run.
 */
export async function findJava(): Promise<Java | undefined> {
  for (const candidate of candidates()) {
    const version = await versionOf(candidate);
    if (version !== undefined && majorOf(version) >= OLDEST_MAJOR) return { path: candidate, version };
  }
  return undefined;
}

function candidates(): string[] {
  const home = process.env['JAVA_HOME'];
  const executable = process.platform === 'win32' ? 'java.exe' : 'java';
  const wellKnown = ['/opt/homebrew/opt/openjdk/bin/java', '/usr/local/opt/openjdk/bin/java'];
  return [
    ...(home === undefined || home === '' ? [] : [path.join(home, 'bin', executable)]),
    executable,
    ...wellKnown.filter((place) => existsSync(place)),
  ];
}

async function versionOf(java: string): Promise<string | undefined> {
  try {
    // `java -version` has always written to stderr.
    const { stdout, stderr } = await run(java, ['-version'], { timeout: 15_000 });
    return /version "([^"]+)"/.exec(stderr + stdout)?.[1];
  } catch {
    return undefined;
  }
}

function majorOf(version: string): number {
  const major = Number.parseInt(version, 10);
  return Number.isNaN(major) ? 0 : major;
}
