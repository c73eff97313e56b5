import { statSync } from 'node:fs';
import { App, type Stack, Stage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Source } from 'aws-cdk-lib/aws-s3-deployment';
import { functionsOf } from '../../lib/settings/extent.ts';
import type { FunctionName } from '../../lib/settings/functions.ts';
import type { RestoredTable } from '../../lib/settings/restored-table.ts';
import { type StageName, type StageSettings, settingsOf, stageNames } from '../../lib/settings/stages.ts';
import { addSystem } from '../../lib/system.ts';

export type Properties = Readonly<Record<string, unknown>>;
export interface Resource {
  readonly id: string;
  readonly Type: string;
  readonly Properties: Properties;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly UpdatePolicy?: Readonly<Record<string, unknown>>;
}
type Template = { readonly Resources: Readonly<Record<string, Omit<Resource, 'id'>>> };

const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c';

/** An index of hotels beside the emulator, so that its worker is looked at too. */
const indexOf = (name: StageName): string | undefined => (name === 'localstack' ? 'http://127.0.0.1:9200' : undefined);

/** The functions that a stage is to have. */
export const functionsIn = (name: StageName): FunctionName[] =>
  functionsOf({ settings: settingsOf(name), openSearchUrl: indexOf(name) });

/** What the CDK adds by itself to fill and to empty a bucket when it deploys: its functions, not ours. */
export const ofTheCdk = ({ id }: Pick<Resource, 'id'>): boolean => /^Custom(CDKBucketDeployment|S3AutoDelete)/.test(id);

/** What differs from the stage as it is deployed usually. */
interface Other {
  readonly restored?: RestoredTable;
  readonly settings?: Partial<StageSettings>;
  readonly canaryOff?: boolean;
  readonly onCall?: string;
}

/** The resources of a stage, by stack, without its bundles: what a template says does not depend on the code. */
const synthesize = (name: StageName, other: Other = {}) => {
  // A Stage is synthesized without the CDK's own slow validation, which `cdk synth` does.
  const stage = new Stage(new App({ analyticsReporting: false }), name);
  const stacks = addSystem(stage, name, {
    codeOf: () => Code.fromInline('exports.handler = () => undefined'),
    assets: { named: Source.data('one.js', ''), kept: Source.data('theme.js', '') },
    site: { domain: 'hotels.example.com', certificate },
    publishableKey: 'pk_test_infra',
    openSearchUrl: indexOf(name),
    restored: other.restored,
    settings: { ...settingsOf(name), ...other.settings },
    canaryOff: other.canaryOff,
    onCall: other.onCall,
  });
  const assembly = stage.synth();
  const resourcesOf = (stack: Stack): Resource[] => {
    const template = assembly.getStackArtifact(stack.artifactId).template as Template;
    return Object.entries(template.Resources).map(([id, resource]) => ({ id, ...resource }));
  };
  const all = {
    data: resourcesOf(stacks.data),
    api: resourcesOf(stacks.api),
    scheduled: resourcesOf(stacks.scheduled),
    events: resourcesOf(stacks.events),
    search: stacks.search ? resourcesOf(stacks.search) : [],
    web: stacks.web ? resourcesOf(stacks.web) : [],
    monitoring: resourcesOf(stacks.monitoring),
  };
  const apiBytes = statSync(assembly.getStackArtifact(stacks.api.artifactId).templateFullPath).size;
  return {
    ...all,
    every: Object.values(all)
      .flat()
      .filter((each) => !ofTheCdk(each)),
    apiBytes,
  };
};

/** A stage whose functions use a table that was restored in the place of its own. */
export const restoredStageOf = (name: StageName, restored: RestoredTable): ReturnType<typeof synthesize> =>
  synthesize(name, { restored });

/** A stage with other settings or switches than its own. */
export const otherStageOf = (name: StageName, other: Other): ReturnType<typeof synthesize> => synthesize(name, other);

const made = new Map<StageName, ReturnType<typeof synthesize>>();

/** A stage's resources, synthesized once a test file. */
export const stageOf = (name: StageName): ReturnType<typeof synthesize> => {
  const known = made.get(name) ?? synthesize(name);
  made.set(name, known);
  return known;
};

/** A stage's resources, synthesized anew. */
export const freshStageOf = (name: StageName): ReturnType<typeof synthesize> => synthesize(name);

export const ofType = (resources: readonly Resource[], type: string): Resource[] =>
  resources.filter((each) => each.Type === type);

export { stageNames };
