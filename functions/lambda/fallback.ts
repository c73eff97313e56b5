import { lambdaFallback } from '../composition/on-lambda/fallback.ts';

/** Answers what no route does: unknown paths and methods, and OPTIONS. */
export const handler = lambdaFallback();
