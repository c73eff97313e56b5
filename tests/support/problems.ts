import { expect } from 'vitest';
import { problem } from '../../functions/contract/problem-answer.ts';
import type { ProblemName } from '../../functions/contract/problems.ts';
import { problemTable } from '../../functions/contract/problems.ts';

/** The answer is this problem, whole, with its type's own status; answers its body. */
export const expectProblem = async (response: Response, name: ProblemName) => {
  const text = await response.text();
  expect({ status: response.status, type: response.headers.get('content-type') }, text).toEqual({
    status: problemTable[name].status,
    type: 'application/problem+json',
  });
  const body = problem.parse(JSON.parse(text));
  expect(body).toMatchObject({ type: `/problems/${name}`, title: problemTable[name].title, status: response.status });
  expect(body.traceId).toBe(response.headers.get('x-request-id'));
  return body;
};
