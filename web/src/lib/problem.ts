import type { Problem } from '../../../functions/contract/problem-answer.ts';
import type { ProblemName } from '../../../functions/contract/problems.ts';

/**
 * A problem that the API answered; `name` is the last part of its type, the key of its text in the guest's language.
 */
export class ApiProblem extends Error {
  readonly status: number;
  /** What was answered, a problem or not. */
  readonly body: unknown;
  readonly problem: Partial<Problem> & Readonly<Record<string, unknown>>;
  readonly problemName: ProblemName | undefined;
  /** Seconds after which the same call may succeed; null if it is unknown. */
  readonly retryAfter: number | null;

  constructor(status: number, body: unknown, headers: Headers) {
    const problem = (typeof body === 'object' && body !== null ? body : {}) as ApiProblem['problem'];
    super(problem.detail ?? `The API answered ${status}.`);
    this.name = 'ApiProblem';
    this.status = status;
    this.body = body;
    this.problem = problem;
    this.problemName = problem.type?.split('/').at(-1) as ProblemName | undefined;
    const after = headers.get('retry-after');
    this.retryAfter = after !== null && /^\d+$/.test(after) ? Number(after) : null;
  }
}

/** No answer came: the network or the system is away. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('The system cannot be reached.', { cause });
    this.name = 'Unreachable';
  }
}

export const isProblem = (error: unknown, name: ProblemName): error is ApiProblem =>
  error instanceof ApiProblem && error.problemName === name;
