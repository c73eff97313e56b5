import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** Whether a rule is acknowledged at a construct or at one of its parents. */
const isAcknowledged = (construct: IConstruct | undefined, rule: string): boolean =>
  construct?.node.scopes.some(({ node }) =>
    node.metadata.some(
      ({ type, data }) =>
        type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY &&
        Object.keys((data ?? {}) as object).some((id) => id.replace(/^annotation::/i, '') === rule),
    ),
  ) ?? false;

/**
 * The rules of cdk-nag for any account (AwsSolutions). cdk-nag gives each wildcard of a policy its own id, derived from
 * names that the CDK generates; here a reason for the rule at a role applies to each of them.
 * tests/infra/grants.test.ts lists the allowed wildcards.
 */
export class TemplateRules extends AwsSolutionsChecks {
  override validateScope(scope: IConstruct): ReturnType<AwsSolutionsChecks['validateScope']> {
    const constructs = new Map(scope.node.findAll().map((each) => [each.node.path, each]));
    const violations = super.validateScope(scope).violations.flatMap((violation) => {
      const rule = violation.ruleName.replace(/\[.*$/s, '');
      const violatingResources = violation.violatingResources.filter(
        ({ constructPath }) => !isAcknowledged(constructs.get(constructPath ?? ''), rule),
      );
      return violatingResources.length > 0 ? [{ ...violation, violatingResources }] : [];
    });
    return { success: violations.length === 0, violations };
  }
}
