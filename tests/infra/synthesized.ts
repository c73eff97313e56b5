import { App, type Stack, Stage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type StageName, stageNames } from '../../lib/settings/stages.ts';
import { addSystem } from '../../lib/system.ts';

export type Properties = Readonly<Record<string, unknown>>;
export interface Resource {
  readonly id: string;
  readonly Type: string;
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}
type Template = { readonly Resources: Readonly<Record<string, Omit<Resource, 'id'>>> };

/** The resources of a stage, by stack, without its bundles: what a template says does not depend on the code. */
const synthesize = (name: StageName) => {
  // A Stage is synthesized without the CDK's own slow validation, which `cdk synth` does.
  const stage = new Stage(new App({ analyticsReporting: false }), name);
  const stacks = addSystem(stage, name, () => Code.fromInline('exports.handler = () => undefined'));
  const assembly = stage.synth();
  const resourcesOf = (stack: Stack): Resource[] => {
    const template = assembly.getStackArtifact(stack.artifactId).template as Template;
    return Object.entries(template.Resources).map(([id, resource]) => ({ id, ...resource }));
  };
  const all = {
    data: resourcesOf(stacks.data),
    api: resourcesOf(stacks.api),
    scheduled: resourcesOf(stacks.scheduled),
  };
  return { ...all, every: [...all.data, ...all.api, ...all.scheduled] };
};

const made = new Map<StageName, ReturnType<typeof synthesize>>();

/** A stage's resources, synthesized once a test file. */
export const stageOf = (name: StageName): ReturnType<typeof synthesize> => {
  const known = made.get(name) ?? synthesize(name);
  made.set(name, known);
  return known;
};

export const ofType = (resources: readonly Resource[], type: string): Resource[] =>
  resources.filter((each) => each.Type === type);

export { stageNames };
