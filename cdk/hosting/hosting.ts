import { CfnApp, CfnBranch } from 'aws-cdk-lib/aws-amplify';
import { Construct } from 'constructs';
import { interfaceName } from '../naming.ts';
import type { Stage } from '../stage.ts';

/** The branch that is served; its name is a part of the origin. */
export const servedBranch = 'main';

/** Addresses of the page (`/opportunities`) lead to its one document; what has the ending of a file is a file. */
const pageAddresses = '</^[^.]+$|\\.(?!(css|html|js|json|svg|woff2)$)([^.]+$)/>';

/**
 * Amplify Hosting for the dashboard, without a repository: `npm run deploy` puts the built page there when it knows where
 * the interface is. The app comes first, since the interface answers its origin only.
 */
export class Hosting extends Construct {
  readonly appId: string;
  /** What a browser calls the page's origin. */
  readonly origin: string;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const app = new CfnApp(this, 'App', {
      name: interfaceName(stage),
      description: 'The dashboard of FinOps Mesh',
      platform: 'WEB',
      customRules: [{ source: pageAddresses, target: '/index.html', status: '200' }],
    });
    new CfnBranch(this, 'Branch', {
      appId: app.attrAppId,
      branchName: servedBranch,
      stage: 'PRODUCTION',
      enableAutoBuild: false,
      enablePullRequestPreview: false,
    });
    this.appId = app.attrAppId;
    this.origin = `https://${servedBranch}.${app.attrDefaultDomain}`;
  }
}
