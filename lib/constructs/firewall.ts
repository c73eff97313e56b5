import { Aws } from 'aws-cdk-lib';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { edgeHeaders } from '../../functions/contract/edge.ts';
import type { RestApi } from './rest-api.ts';

/** Managed rules of AWS and their purpose. */
const managed = [
  /** Known attacks on any web application; the functions check bodies of more than 8 KB, up to 256 KB. */
  { name: 'AWSManagedRulesCommonRuleSet', counted: ['SizeRestrictions_BODY'] },
  /** Requests that are typical of vulnerability scans. */
  { name: 'AWSManagedRulesKnownBadInputsRuleSet', counted: [] },
  /** Addresses on AWS's list of attack sources. */
  { name: 'AWSManagedRulesAmazonIpReputationList', counted: [] },
] as const;

const hasCaller = {
  sizeConstraintStatement: {
    fieldToMatch: { singleHeader: { Name: edgeHeaders.address } },
    comparisonOperator: 'GT',
    size: 0,
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
};

const visible = (metricName: string) => ({ cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false });

/** The firewall before the API: managed rules and a rate limit for each network address. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, api: RestApi, callsOfAnAddress: number) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visible('api'),
      rules: [
        {
          name: 'calls-of-an-address',
          priority: 0,
          action: { block: {} },
          visibilityConfig: visible('calls-of-an-address'),
          statement: {
            rateBasedStatement: {
              limit: callsOfAnAddress,
              evaluationWindowSec: 300,
              aggregateKeyType: 'FORWARDED_IP',
              // The CDN sets the client address; a request without this header did not come through it.
              forwardedIpConfig: { headerName: edgeHeaders.address, fallbackBehavior: 'NO_MATCH' },
            },
          },
        },
        {
          name: 'calls-past-the-cdn',
          priority: 1,
          action: { block: {} },
          visibilityConfig: visible('calls-past-the-cdn'),
          statement: {
            rateBasedStatement: {
              limit: callsOfAnAddress,
              evaluationWindowSec: 300,
              aggregateKeyType: 'IP',
              scopeDownStatement: { notStatement: { statement: hasCaller } },
            },
          },
        },
        ...managed.map(({ name, counted }, index) => ({
          name,
          priority: index + 2,
          overrideAction: { none: {} },
          visibilityConfig: visible(name),
          statement: {
            managedRuleGroupStatement: {
              vendorName: 'AWS',
              name,
              ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
            },
          },
        })),
      ],
    });
    new CfnWebACLAssociation(this, 'Association', {
      resourceArn: `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}::/restapis/${api.id}/stages/${api.stageName}`,
      webAclArn: acl.attrArn,
    });
  }
}
