import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

/** Requests of one address in five minutes; a page that polls sends some hundred. */
const requestsPerAddress = 3_000;

/** AWS's own rules that fit an interface of JSON over HTTPS. */
const managedRules = ['AWSManagedRulesAmazonIpReputationList', 'AWSManagedRulesKnownBadInputsRuleSet'] as const;
const commonRules = 'AWSManagedRulesCommonRuleSet';

/** A web ACL in front of the interface: AWS's rules against known attacks, and a rate for each address. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, props: { readonly name: string; readonly stageArn: string }) {
    super(scope, id);
    const rules: CfnWebACL.RuleProperty[] = [
      managed(commonRules, 0, [
        // A hundred decisions with their reasons are larger than 8 KB; the function has a limit of its own.
        { name: 'SizeRestrictions_BODY', actionToUse: { count: {} } },
      ]),
      ...managedRules.map((name, place) => managed(name, place + 1)),
      {
        name: 'rate',
        priority: managedRules.length + 1,
        action: { block: {} },
        statement: { rateBasedStatement: { limit: requestsPerAddress, aggregateKeyType: 'IP' } },
        visibilityConfig: visible('rate'),
      },
    ];
    const acl = new CfnWebACL(this, 'Acl', {
      name: props.name,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rules,
      visibilityConfig: visible(props.name),
    });
    new CfnWebACLAssociation(this, 'OfInterface', { resourceArn: props.stageArn, webAclArn: acl.attrArn });
  }
}

function managed(
  name: string,
  priority: number,
  ruleActionOverrides: CfnWebACL.RuleActionOverrideProperty[] = [],
): CfnWebACL.RuleProperty {
  const statement = { managedRuleGroupStatement: { vendorName: 'AWS', name, ruleActionOverrides } };
  return { name, priority, overrideAction: { none: {} }, statement, visibilityConfig: visible(name) };
}

function visible(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}
