import { CfnCondition, CfnParameter, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  CfnUserPoolUser,
  CfnUserPoolUserToGroupAttachment,
  FeaturePlan,
  Mfa,
  UserPool,
  type UserPoolClient,
  type UserPoolClientOptions,
  type UserPoolProps,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from '../agent/acknowledge.ts';
import type { Stage } from '../stage.ts';

/** The roles of the interface as groups, each including those before it (`functions/api/claims.ts`); a test compares. */
const groups = {
  viewer: 'reads',
  analyst: 'reads, starts and cancels analyses',
  approver: 'reads, starts and cancels analyses, decides',
} as const;

const passwordLength = 14;
/** An invitation that nobody took up by then is void. */
const invitationDays = 3;

/** The parameter that `npm run deploy -- --administrator` gives. */
export const administratorParameter = 'FirstAdministrator';

/** Who may sign in: nobody signs himself up, an administrator invites by e-mail. */
export class People extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, settings: Stage['api']) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      ...signingIn,
      mfa: settings.mfa === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledgeChoices(this.pool, settings);
    this.client = this.pool.addClient('Client', clientOptions(settings));
    for (const [groupName, description] of Object.entries(groups)) {
      new CfnUserPoolGroup(this, groupName, { userPoolId: this.pool.userPoolId, groupName, description });
    }
    this.inviteAdministrator();
  }

  /** Somebody must be the first to sign in, and to decide; all others are invited in Cognito's console. */
  private inviteAdministrator(): void {
    const parameter = new CfnParameter(this, 'FirstAdministrator', {
      type: 'String',
      default: '',
      description: 'E-mail of the first administrator, who is invited as approver. Empty: nobody is invited.',
      allowedPattern: '^$|^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
      constraintDescription: 'allowed: an e-mail address, or nothing',
    });
    parameter.overrideLogicalId(administratorParameter);
    const isGiven = new CfnCondition(this, 'HasAdministrator', {
      expression: Fn.conditionNot(Fn.conditionEquals(parameter.valueAsString, '')),
    });
    const { userPoolId } = this.pool;
    const user = new CfnUserPoolUser(this, 'Administrator', {
      userPoolId,
      username: parameter.valueAsString,
      desiredDeliveryMediums: ['EMAIL'],
      userAttributes: [
        { name: 'email', value: parameter.valueAsString },
        { name: 'email_verified', value: 'true' },
      ],
    });
    const role = new CfnUserPoolUserToGroupAttachment(this, 'AdministratorDecides', {
      userPoolId,
      username: user.ref,
      groupName: 'approver' satisfies keyof typeof groups,
    });
    role.addResourceDependency(this.node.findChild('approver') as CfnUserPoolGroup);
    for (const each of [user, role]) each.cfnOptions.condition = isGiven;
  }
}

const signingIn: UserPoolProps = {
  selfSignUpEnabled: false,
  signInAliases: { email: true },
  signInCaseSensitive: false,
  autoVerify: { email: true },
  // A decision bears the e-mail of who took it: nobody may take on another's.
  standardAttributes: { email: { required: true, mutable: false } },
  passwordPolicy: {
    minLength: passwordLength,
    requireLowercase: true,
    requireUppercase: true,
    requireDigits: true,
    requireSymbols: true,
    tempPasswordValidity: Duration.days(invitationDays),
  },
  mfaSecondFactor: { otp: true, sms: false },
  accountRecovery: AccountRecovery.EMAIL_ONLY,
  featurePlan: FeaturePlan.ESSENTIALS,
};

function clientOptions({ idTokenMinutes, signedInDays }: Stage['api']): UserPoolClientOptions {
  return {
    // A page and a program keep no secret. Programs sign in as users, with their password over TLS.
    generateSecret: false,
    authFlows: { userSrp: true, userPassword: true },
    disableOAuth: true,
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    idTokenValidity: Duration.minutes(idTokenMinutes),
    accessTokenValidity: Duration.minutes(idTokenMinutes),
    refreshTokenValidity: Duration.days(signedInDays),
  };
}

function acknowledgeChoices(pool: UserPool, { mfa }: Stage['api']): void {
  acknowledge(
    pool,
    'COG8',
    'The Plus plan has a price for each person; what it adds, watching sign-ins for stolen passwords, is a choice that each account makes for itself.',
  );
  if (mfa === 'required') return;
  acknowledge(
    pool,
    'COG2',
    'Each person may switch on an authenticator app; `api.mfa: "required"` of the stage makes everyone.',
  );
}
