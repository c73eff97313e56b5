// The CDK application: stage settings in, stacks out. Run by the CDK; see cdk.json.
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';

import { bundle, root } from '../lib/bundling.ts';
import { TemplateRules } from '../lib/nag.ts';
import { readCanaryOff } from '../lib/settings/canary.ts';
import { functionsOf } from '../lib/settings/extent.ts';
import { readOnCall } from '../lib/settings/on-call.ts';
import { readRestoredTable } from '../lib/settings/restored-table.ts';
import { readPublishableKey, readSite } from '../lib/settings/site.ts';
import { readRelease, readStage, settingsOf } from '../lib/settings/stages.ts';
import { addSystem } from '../lib/system.ts';
import { webAssets } from '../lib/web-assets.ts';

try {
  const app = new App();
  const stage = readStage(app.node.tryGetContext('stage'));
  const folder = join(root, 'dist/functions', stage);
  const settings = settingsOf(stage);
  // A container beside the emulator; on AWS the index is an OpenSearch domain of the stage.
  const openSearchUrl = stage === 'localstack' ? process.env['OPENSEARCH_URL'] || undefined : undefined;
  bundle(
    folder,
    settings.architecture,
    functionsOf({ settings, openSearchUrl }),
    readRelease(app.node.tryGetContext('release')),
  );
  addSystem(app, stage, {
    codeOf: (name) => Code.fromAsset(join(folder, name)),
    assets: settings.servesWeb ? webAssets() : undefined,
    site: readSite(app.node.tryGetContext('site'), app.node.tryGetContext('certificate')),
    restored: readRestoredTable(app.node.tryGetContext('table'), app.node.tryGetContext('stream')),
    onCall: readOnCall(app.node.tryGetContext('oncall')),
    publishableKey: readPublishableKey(app.node.tryGetContext('stripe')),
    openSearchUrl,
    canaryOff: readCanaryOff(app.node.tryGetContext('canary')),
  });
  // An emulator lacks many features that these rules require.
  if (stage !== 'localstack') Validations.of(app).addPlugins(new TemplateRules());
  app.synth();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
