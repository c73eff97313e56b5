import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import type { Failed } from './exclusions.ts';

const check = z.looseObject({ name: z.string(), status: z.string(), failure_info: z.unknown().optional() });
const interaction = z.looseObject({
  request: z.looseObject({ method: z.string(), uri: z.string(), body: z.unknown().optional() }),
  response: z
    .looseObject({ status_code: z.int(), content: z.looseObject({ $base64: z.string() }).nullish() })
    .nullable(),
});
const scenario = z.looseObject({
  recorder: z.looseObject({
    cases: z.record(z.string(), z.looseObject({ value: z.looseObject({ method: z.string(), path: z.string() }) })),
    checks: z.record(z.string(), z.array(check)),
    interactions: z.record(z.string(), interaction),
  }),
});
const problem = z.object({
  type: z.string(),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string(), params: z.record(z.string(), z.unknown()) }))
    .default([]),
});

/** A failed check with the data to reproduce it. */
export interface Failure extends Failed {
  readonly request: string;
  readonly answer: string;
  readonly message: string;
}

export interface Events {
  readonly cases: number;
  readonly failures: readonly Failure[];
  /** Errors of schemathesis itself. */
  readonly errors: readonly string[];
}

type Scenario = z.infer<typeof scenario>['recorder'];

const shown = (text: string): string => (text.length > 2000 ? `${text.slice(0, 2000)}…` : text);

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const failuresOf = ({ cases, checks, interactions }: Scenario): Failure[] =>
  Object.entries(checks).flatMap(([id, done]) =>
    done
      .filter(({ status }) => status === 'failure')
      .map(({ name, failure_info }) => {
        const { request, response } = interactions[id] ?? {};
        const answer = Buffer.from(response?.content?.$base64 ?? '', 'base64').toString('utf8');
        const said = problem.safeParse(jsonOf(answer)).data;
        const { method = '', path = '' } = cases[id]?.value ?? {};
        return {
          check: name,
          operation: `${method} ${path}`,
          status: response?.status_code ?? 0,
          problem: said?.type.split('/').at(-1),
          errors: said?.errors ?? [],
          request: shown(`${request?.method} ${request?.uri} ${JSON.stringify(request?.body ?? '')}`),
          answer: shown(answer),
          message: shown(JSON.stringify(failure_info ?? '')),
        };
      }),
  );

/** Reads the events that schemathesis wrote, one JSON object per line. */
export const readEvents = async (file: string): Promise<Events> => {
  let cases = 0;
  const failures: Failure[] = [];
  const errors: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const event = z.record(z.string(), z.unknown()).parse(JSON.parse(line));
    const finished = scenario.safeParse(event['ScenarioFinished']).data?.recorder;
    if (finished) {
      cases += Object.keys(finished.interactions).length;
      failures.push(...failuresOf(finished));
    }
    for (const kind of ['NonFatalError', 'FatalError']) {
      if (kind in event) errors.push(shown(JSON.stringify(event[kind])));
    }
  }
  return { cases, failures, errors };
};
