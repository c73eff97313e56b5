import { type ProblemName, problemTable } from '../../contract/problems.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { pageHeaders } from './documents.ts';
import { problemPage } from './problem-page.ts';

const isProblem = (name: string): name is ProblemName => Object.hasOwn(problemTable, name);

/** GET /problems/{name}: what a problem means and what to do, as a page for people or as JSON. */
export const getProblem =
  (): RouteHandler<'getProblem'> =>
  async ({ params: { name }, accept }) => {
    if (!isProblem(name)) return { refused: 'not-found', what: 'problem' };
    const { status, title, explanation } = problemTable[name];
    if (!accept.includes('text/html')) {
      return { status: 200, body: { type: `/problems/${name}`, title, status, explanation } };
    }
    const page = problemPage(name, problemTable[name]);
    return { status: 200, body: page, headers: { ...pageHeaders(page), Vary: 'Accept' } };
  };
