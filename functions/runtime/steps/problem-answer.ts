import type { APIGatewayProxyResult } from 'aws-lambda';
import { problemTable } from '../../contract/problems.ts';
import { isTransient } from '../../usecases/transient.ts';
import type { CallEvent, Step } from '../call.ts';
import { type ProblemContent, ProblemError, problemBody, problemOf } from '../problems.ts';

/** A problem as the answer to this call. */
export const answerProblem = (event: CallEvent, content: ProblemContent): APIGatewayProxyResult => ({
  statusCode: problemTable[content.name].status,
  headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...content.headers },
  body: JSON.stringify(problemBody(content, event.path, event.call.requestId)),
});

const contentOf = (error: unknown): ProblemContent => {
  if (error instanceof ProblemError) return error.content;
  if (isTransient(error)) return problemOf({ refused: 'try-again', detail: 'The system is busy for the moment.' });
  return { name: 'internal', detail: 'Something went wrong on our side; it has been noted.' };
};

/** Whatever was thrown becomes a problem; an unknown error becomes a 500 that says nothing of itself. */
export const problemAnswer = (): Step => ({
  onError: (request) => {
    const content = contentOf(request.error);
    if (!(request.error instanceof ProblemError)) request.event.call.error = request.error;
    request.response = answerProblem(request.event, content);
  },
});
