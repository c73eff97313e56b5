import { expect } from 'vitest';
import { problem } from '../../functions/contract/problem-answer.ts';
import { type ProblemName, problemTable } from '../../functions/contract/problems.ts';

/** What `toBeProblem` judges: an answer of the client, or of `send`. */
interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** The answer is this problem, whole: its status, media type, title and trace id are the ones the contract names. */
    toBeProblem: (status: number, name: ProblemName) => R;
  }
}

const saidOf = ({ status, headers, body }: Answered) => {
  const parsed = problem.safeParse(body);
  const { type = null, title = null, status: named = null, traceId = null } = parsed.success ? parsed.data : {};
  return { status, mediaType: headers.get('content-type'), type, title, named, traceIsOurs: traceId !== null };
};

expect.extend({
  toBeProblem(received: Answered, status: number, name: ProblemName) {
    const expected = {
      status,
      mediaType: 'application/problem+json',
      type: `/problems/${name}`,
      title: problemTable[name].title,
      named: problemTable[name].status,
      traceIsOurs: true,
    };
    const said = saidOf(received);
    const traced = problem.safeParse(received.body).data?.traceId === received.headers.get('x-request-id');
    const actual = { ...said, traceIsOurs: said.traceIsOurs && traced };
    return {
      pass: this.equals(actual, expected) && status === problemTable[name].status,
      message: () => `the answer is ${this.isNot ? '' : 'not '}${status} ${name}: ${JSON.stringify(received.body)}`,
      actual,
      expected,
    };
  },
});
