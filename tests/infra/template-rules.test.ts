import { App, Stage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Source } from 'aws-cdk-lib/aws-s3-deployment';
import { describe, expect, it } from 'vitest';
import { TemplateRules } from '../../lib/nag.ts';
import { addSystem } from '../../lib/system.ts';
import { ofType, type Resource, stageOf } from './synthesized.ts';

/** What a resource says of a finding of checkov. */
interface Skip {
  readonly id: string;
  readonly comment: string;
}
const skipsOf = ({ Metadata }: Resource): readonly Skip[] =>
  ((Metadata?.['checkov'] ?? {}) as { skip?: readonly Skip[] }).skip ?? [];

describe.each(['dev', 'production'] as const)('the templates of the stage %s', (name) => {
  it('break no rule of cdk-nag that no reason is given for', () => {
    const app = new App({ analyticsReporting: false });
    const stage = new Stage(app, name);
    addSystem(stage, name, {
      codeOf: () => Code.fromInline('exports.handler = () => undefined'),
      assets: { named: Source.data('one.js', ''), kept: Source.data('theme.js', '') },
    });
    stage.synth();
    const found = new TemplateRules()
      .validateScope(app)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
      );
    expect(found).toEqual([]);
  }, 60_000);

  it('give a reason, as a sentence, for each finding of checkov that they skip', () => {
    const skips = stageOf(name).every.flatMap(skipsOf);
    expect(skips.length).toBeGreaterThan(50);
    for (const { id, comment } of skips) {
      expect(id).toMatch(/^CKV_AWS_\d+$/);
      expect(comment, id).toMatch(/^[A-Z].{20,}\.$/);
    }
  });

  it('encrypt what waits in queues and topics', () => {
    for (const { id, Properties } of ofType(stageOf(name).every, 'AWS::SQS::Queue')) {
      expect(Properties['SqsManagedSseEnabled'], id).toBe(true);
    }
    for (const { id, Properties } of ofType(stageOf(name).every, 'AWS::SNS::Topic')) {
      expect(Properties['KmsMasterKeyId'], id).toBeDefined();
    }
  });
});

describe('a template with a finding', () => {
  it('is told of: the rules are asked for real', async () => {
    const { Bucket } = await import('aws-cdk-lib/aws-s3');
    const { Stack } = await import('aws-cdk-lib');
    const app = new App({ analyticsReporting: false });
    new Bucket(new Stack(app, 'Careless'), 'Open');
    app.synth();
    const rules = new TemplateRules().validateScope(app).violations.map(({ ruleName }) => ruleName);
    expect(rules.toSorted()).toEqual(['AwsSolutions-S1', 'AwsSolutions-S10']);
  });
});
