import { beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../lib/core/problem.ts';
import { makeManifest, makeRoom, makeSupervisor, type Synthesised, synthesise } from './synthesised.ts';

const dashboard = 'https://finops.example.com';
const frontDoor = makeManifest({ name: 'api', kind: 'front-door', taskKinds: [], actions: [] });
const rooms = [makeRoom(makeSupervisor()), makeRoom(frontDoor)];
let mesh: Synthesised;
let closed: Synthesised;

beforeAll(() => {
  mesh = synthesise(rooms, { api: { allowedOrigin: dashboard } });
  closed = synthesise(rooms);
});

interface Method {
  readonly path: string;
  readonly HttpMethod: string;
  readonly AuthorizationType: string;
  readonly AuthorizerId?: { readonly Ref: string };
  readonly AuthorizationScopes?: unknown;
  readonly Integration: { readonly Type: string; readonly Uri?: unknown; readonly IntegrationResponses?: unknown };
}

/** Every method with the path of its resource. */
function methods(of = mesh): Method[] {
  const resources = of.resources('Api', 'AWS::ApiGateway::Resource');
  return Object.values(of.resources('Api', 'AWS::ApiGateway::Method')).map(({ Properties }) => {
    const { Ref = '' } = Properties.ResourceId as { Ref?: string };
    return { ...(Properties as unknown as Method), path: `/${resources[Ref]?.Properties.PathPart ?? ''}` };
  });
}

describe('the routes', () => {
  test('are all behind the authorizer but /health, /openapi.json and OPTIONS', () => {
    const open = methods().filter(({ AuthorizationType }) => AuthorizationType !== 'COGNITO_USER_POOLS');
    expect(open.map(({ HttpMethod, path }) => `${HttpMethod} ${path}`).sort()).toEqual([
      'GET /health',
      'GET /openapi.json',
      'OPTIONS /health',
      'OPTIONS /openapi.json',
      'OPTIONS /{proxy+}',
    ]);
    const behind = methods().filter(({ AuthorizationType }) => AuthorizationType === 'COGNITO_USER_POOLS');
    expect(behind.map(({ HttpMethod, path }) => `${HttpMethod} ${path}`)).toEqual(['ANY /{proxy+}']);
  });

  test('take the ID token of the mesh’s own people, whose group is asked for at each request', () => {
    const [authorizerId] = Object.keys(mesh.resources('Api', 'AWS::ApiGateway::Authorizer'));
    const [method] = methods().filter(({ HttpMethod }) => HttpMethod === 'ANY');
    expect(method?.AuthorizerId).toEqual({ Ref: authorizerId });
    // With scopes, it would take access tokens, which carry no e-mail.
    expect(method?.AuthorizationScopes).toBeUndefined();
    expect(mesh.resource('Api', 'AWS::ApiGateway::Authorizer').Properties).toMatchObject({
      Type: 'COGNITO_USER_POOLS',
      IdentitySource: 'method.request.header.Authorization',
      AuthorizerResultTtlInSeconds: 0,
      ProviderARNs: [{ 'Fn::ImportValue': expect.stringContaining('FinopsMesh-test-People') }],
    });
  });

  test('lead every request as it is to the live alias of the front door, which nobody else of API Gateway may call', () => {
    const alias = { 'Fn::ImportValue': 'FinopsMesh-test-Bus-ApiLive' };
    const leading = methods().filter(({ HttpMethod }) => HttpMethod !== 'OPTIONS');
    for (const { Integration } of leading) {
      expect(Integration.Type).toBe('AWS_PROXY');
      expect(JSON.stringify(Integration.Uri)).toContain(JSON.stringify(alias));
    }
    const { Properties } = mesh.resource('Api', 'AWS::Lambda::Permission');
    expect(Properties).toMatchObject({ FunctionName: alias, Principal: 'apigateway.amazonaws.com' });
    const [apiId] = Object.keys(mesh.resources('Api', 'AWS::ApiGateway::RestApi'));
    expect(JSON.stringify(Properties.SourceArn)).toContain(`{"Ref":"${apiId}"},"/v1/*/*"`);
  });

  test('are of this region, throttled, traced, and on no other stage', () => {
    const stage = mesh.resource('Api', 'AWS::ApiGateway::Stage').Properties;
    expect(mesh.resource('Api', 'AWS::ApiGateway::RestApi').Properties).toMatchObject({
      EndpointConfiguration: { Types: ['REGIONAL'] },
      MinimumCompressionSize: 2_048,
    });
    expect(stage).toMatchObject({ StageName: 'v1', TracingEnabled: true });
    expect(stage.MethodSettings).toEqual([
      {
        DataTraceEnabled: false,
        HttpMethod: '*',
        LoggingLevel: 'OFF',
        ResourcePath: '/*',
        ThrottlingBurstLimit: 100,
        ThrottlingRateLimit: 50,
      },
    ]);
    const quick = synthesise(rooms, { api: { requestsPerSecond: 7, burst: 9 } });
    expect(quick.resource('Api', 'AWS::ApiGateway::Stage').Properties.MethodSettings).toMatchObject([
      { ThrottlingRateLimit: 7, ThrottlingBurstLimit: 9 },
    ]);
  });
});

describe('the dashboard’s origin', () => {
  const preflights = (of: Synthesised) => methods(of).filter(({ HttpMethod }) => HttpMethod === 'OPTIONS');

  test('is the only one that browsers are let from, with the headers that the interface takes', () => {
    for (const { Integration } of preflights(mesh)) {
      expect(Integration.IntegrationResponses).toEqual([
        {
          StatusCode: '204',
          ResponseParameters: {
            'method.response.header.Access-Control-Allow-Origin': `'${dashboard}'`,
            'method.response.header.Access-Control-Allow-Methods': "'GET,POST,DELETE'",
            'method.response.header.Access-Control-Allow-Headers':
              "'Authorization,Content-Type,Idempotency-Key,If-None-Match,Cache-Control'",
            'method.response.header.Access-Control-Max-Age': "'600'",
            'method.response.header.Vary': "'Origin'",
          },
        },
      ]);
    }
    expect(preflights(mesh)).toHaveLength(3);
    expect(JSON.stringify(mesh.template('Api'))).not.toMatch(/Allow-Origin'?":"'\*'"/);
  });

  test('is told to the function, and to no other room', () => {
    const variables = (id: string) =>
      (mesh.resource('Agents', 'AWS::Lambda::Function', id).Properties.Environment as { Variables: object }).Variables;
    expect(variables('ApiFunction')).toMatchObject({ FINOPS_ALLOWED_ORIGIN: dashboard });
    expect(variables('SupervisorFunction')).not.toHaveProperty('FINOPS_ALLOWED_ORIGIN');
  });

  test('is nobody’s where the stage names none: no preflight, no header, no variable', () => {
    expect(preflights(closed)).toEqual([]);
    expect(JSON.stringify(closed.template('Api'))).not.toContain('Access-Control-Allow-Origin');
    expect(JSON.stringify(closed.template('Agents'))).not.toContain('FINOPS_ALLOWED_ORIGIN');
  });
});

describe('what API Gateway answers itself', () => {
  interface Answer {
    readonly ResponseType: string;
    readonly StatusCode?: string;
    readonly ResponseParameters: Readonly<Record<string, string>>;
    readonly ResponseTemplates: Readonly<Record<string, string>>;
  }
  const answers = () =>
    Object.values(mesh.resources('Api', 'AWS::ApiGateway::GatewayResponse')).map(
      ({ Properties }) => Properties as unknown as Answer,
    );

  test('is a problem as the interface documents it, which the dashboard may read', () => {
    for (const { ResponseTemplates, ResponseParameters, StatusCode } of answers()) {
      expect(Object.keys(ResponseTemplates)).toEqual(['application/problem+json']);
      const problem = Problem.parse(JSON.parse(ResponseTemplates['application/problem+json'] ?? ''));
      if (StatusCode !== undefined) expect(String(problem.status)).toBe(StatusCode);
      expect(ResponseParameters).toMatchObject({
        'gatewayresponse.header.Access-Control-Allow-Origin': `'${dashboard}'`,
        'gatewayresponse.header.Cache-Control': "'no-store'",
      });
      expect(ResponseParameters['gatewayresponse.header.Retry-After']).toBe(
        problem.retryAfter === undefined ? undefined : `'${problem.retryAfter}'`,
      );
    }
  });

  test.each([
    ['UNAUTHORIZED', '401', 'not-signed-in'],
    ['EXPIRED_TOKEN', '401', 'not-signed-in'],
    ['ACCESS_DENIED', '403', 'access-denied'],
    ['WAF_FILTERED', '403', 'access-denied'],
    ['MISSING_AUTHENTICATION_TOKEN', '404', 'not-found'],
    ['REQUEST_TOO_LARGE', '413', 'too-large'],
    ['THROTTLED', '429', 'throttled'],
    ['INTEGRATION_TIMEOUT', '504', 'timeout'],
    ['INTEGRATION_FAILURE', '504', 'timeout'],
  ])('as %s is %s %s', (type, status, code) => {
    const answer = answers().find(({ ResponseType }) => ResponseType === type);
    const problem = JSON.parse(answer?.ResponseTemplates['application/problem+json'] ?? '{}');
    expect([answer?.StatusCode, problem.code]).toEqual([status, code]);
  });

  test('is deployed with the interface', () => {
    const [deployment] = Object.values(mesh.resources('Api', 'AWS::ApiGateway::Deployment'));
    const ids = Object.keys(mesh.resources('Api', 'AWS::ApiGateway::GatewayResponse'));
    expect(deployment?.DependsOn).toEqual(expect.arrayContaining(ids));
  });
});

test('access is logged without headers, query and body, and kept as long as all logs', () => {
  const { AccessLogSetting } = mesh.resource('Api', 'AWS::ApiGateway::Stage').Properties as {
    AccessLogSetting: { Format: string };
  };
  const fields: string[] = Object.values(JSON.parse(AccessLogSetting.Format));
  expect(fields.filter((field) => !field.startsWith('$context.'))).toEqual([]);
  expect(fields.join(' ')).not.toMatch(/header|querystring|body|email|requestOverride/i);
  expect(mesh.resource('Api', 'AWS::Logs::LogGroup').Properties.RetentionInDays).toBe(30);
});

describe('a firewall', () => {
  test('stands in front of the interface where the stage says so', () => {
    const guarded = synthesise(rooms, { api: { firewall: true } });
    const { Rules, Scope } = guarded.resource('Api', 'AWS::WAFv2::WebACL').Properties as {
      Rules: { Name: string }[];
      Scope: string;
    };
    expect([Scope, Rules.map(({ Name }) => Name)]).toEqual([
      'REGIONAL',
      [
        'AWSManagedRulesCommonRuleSet',
        'AWSManagedRulesAmazonIpReputationList',
        'AWSManagedRulesKnownBadInputsRuleSet',
        'rate',
      ],
    ]);
    const association = guarded.resource('Api', 'AWS::WAFv2::WebACLAssociation').Properties;
    expect(JSON.stringify(association.ResourceArn)).toContain('/stages/');
  });

  test('is not there otherwise', () => {
    expect(mesh.resources('Api', 'AWS::WAFv2::WebACL')).toEqual({});
  });
});

test('a mesh without a front door has no interface and no people', () => {
  const without = synthesise([makeRoom(makeSupervisor())]);
  expect([without.has('Api'), without.has('People')]).toEqual([false, false]);
});
