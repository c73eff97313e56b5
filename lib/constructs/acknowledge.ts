import { CfnResource, type Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Findings by their id (`AwsSolutions-…` of cdk-nag, `CKV_…` of checkov), with the reason to accept each. */
type Findings = Readonly<Record<string, string>>;

const resourceOf = (construct: IConstruct): CfnResource => {
  const found = CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild;
  if (found && CfnResource.isCfnResource(found)) return found;
  throw new Error(`${construct.node.path} is no resource`);
};

/** Suppresses these findings of the template checkers on a resource, each with the reason. */
export const acknowledge = (construct: IConstruct, findings: Findings): void => {
  for (const [id, reason] of Object.entries(findings)) {
    if (id.startsWith('CKV')) {
      const resource = resourceOf(construct);
      const { skip = [] } = (resource.getMetadata('checkov') ?? {}) as { skip?: readonly object[] };
      resource.addMetadata('checkov', { skip: [...skip, { id, comment: reason }] });
    } else {
      Validations.of(construct).acknowledge({ id, reason });
    }
  }
};

/** Findings that every function has. */
export const ofFunctions = {
  CKV_AWS_116: 'Callers wait for an answer, queues and the stream have dead-letter queues, schedules find it again.',
  CKV_AWS_117: 'It talks to services of AWS and to the internet alone; a VPC would add a cold start and a NAT.',
  CKV_AWS_173:
    'No secret is in its environment, only names and addresses; AWS encrypts it at rest by a key of its own.',
} as const;
export const unreserved = {
  CKV_AWS_115: "It takes part of the account's concurrency; reserving for each would leave none for the busiest.",
} as const;
export const ofLogs = {
  CKV_AWS_158: 'AWS encrypts logs at rest by a key of its own; they hold no mail address, name, token or card.',
} as const;
export const ofQueues = {
  CKV_AWS_27: 'SQS encrypts what waits by a key of its own (SqsManagedSseEnabled); no other account reads it.',
} as const;
export const ofSecrets = {
  CKV_AWS_149: 'Encrypted by the key of the account for Secrets Manager; no other account reads it.',
} as const;

/** The CDK's own functions fill and empty buckets during a deployment only. */
export const acknowledgeFunctionsOfTheCdk = (stack: Stack): void => {
  const reason = 'A function of the CDK, which runs while the stack is deployed and at no other time.';
  const findings: Readonly<Record<string, readonly string[]>> = {
    'AWS::Lambda::Function': [...Object.keys(ofFunctions), ...Object.keys(unreserved), 'AwsSolutions-L1'],
    'AWS::Logs::LogGroup': Object.keys(ofLogs),
    'AWS::IAM::Role': ['AwsSolutions-IAM4'],
    'AWS::IAM::Policy': ['AwsSolutions-IAM5', 'CKV_AWS_111'],
  };
  for (const provider of stack.node.children.filter(({ node }) => node.id.startsWith('Custom::'))) {
    for (const each of provider.node.findAll()) {
      if (!CfnResource.isCfnResource(each)) continue;
      acknowledge(each, Object.fromEntries((findings[each.cfnResourceType] ?? []).map((id) => [id, reason])));
    }
  }
};
