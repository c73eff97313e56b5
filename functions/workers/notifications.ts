import { composeNotifications } from '../composition/notifications.ts';
import { lambdaCore } from '../composition/on-lambda/lambda-core.ts';
import { lambdaMailer } from '../composition/on-lambda/lambda-mailer.ts';
import { withHealth } from '../composition/on-lambda/with-health.ts';
import { workerSettings } from '../composition/on-lambda/worker-settings.ts';
import { lambdaEnv, mailEnv } from '../runtime/env.ts';
import { queueWorker } from '../runtime/queue-worker.ts';

const core = withHealth(await lambdaCore(lambdaEnv()));
const handle = composeNotifications(core, lambdaMailer(core), async () => mailEnv().PUBLIC_URL);

export const handler = queueWorker('notifications', handle, workerSettings(core));
