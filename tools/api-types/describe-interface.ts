import * as z from 'zod/mini';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponseObject } from 'zod-openapi';
import type { Operation } from '../../functions/api/routes/operation.ts';
import * as meshReplies from '../../functions/api/schemas/replies.ts';
import * as spendReplies from '../../functions/api/schemas/spend-replies.ts';
import { Coverage, Opportunity, ReceiptEntry, ReceiptTotals } from '../../lib/core/analysis.ts';
import { DataQuality } from '../../lib/core/data-quality.ts';
import { Decision } from '../../lib/core/decision.ts';
import { Estimate } from '../../lib/core/estimate.ts';
import { Finding } from '../../lib/core/finding.ts';
import { Gap } from '../../lib/core/gap.ts';
import { IndexRow } from '../../lib/core/index-row.ts';
import { Money } from '../../lib/core/money.ts';
import { Problem } from '../../lib/core/problem.ts';
import {
  Breakdown,
  CommitmentUse,
  Comparison,
  Costs,
  Driver,
  Ratio,
  Share,
  SpendDay,
  SpendEntry,
  TagCoverage,
  UnitPrice,
  UnusualDays,
} from '../../lib/core/spend.ts';

const replies = { ...meshReplies, ...spendReplies };
const { HealthReply: _, InterfaceDocument: __, ...others } = replies;
// A namespace has its names in another order in Node than in a bundle: the document has one.
const ownNames = Object.fromEntries(Object.entries(others).toSorted(([left], [right]) => (left < right ? -1 : 1)));

/** Schemas that have a name of their own in the document. */
const named = {
  ...{ Money, Estimate, Finding, Opportunity, Decision, IndexRow, ReceiptEntry, ReceiptTotals, Coverage, Gap, Problem },
  ...{ Costs, Share, Ratio, SpendEntry, Breakdown, SpendDay, Driver, Comparison, UnusualDays },
  ...{ CommitmentUse, UnitPrice, TagCoverage, DataQuality, ...ownNames },
};

const problemTexts: Readonly<Record<number, string>> = {
  400: 'The request does not fit; `detail` names what.',
  401: 'No token, or none that holds.',
  403: 'Not for this role.',
  404: 'Not there.',
  409: 'Somebody was first, or it is not so any more: look again.',
  413: 'Too large.',
  422: 'The idempotency key came with another request.',
  429: 'Too much at once: come again after `retryAfter` seconds.',
  500: 'It failed inside.',
  503: 'A part of the mesh is not there: come again later.',
};

const headers = {
  'If-None-Match': z
    .optional(z.string().check(z.maxLength(1_000)))
    .check(z.meta({ description: 'An ETag of this address: 304 where it still holds.' })),
  'Idempotency-Key': z.optional(z.string().check(z.regex(/^[\x21-\x7e]{1,128}$/))).check(
    z.meta({
      description: 'The same request with the same key is done once, for a day.',
    }),
  ),
};

/** The interface as an OpenAPI 3.1 document, from the same operations that answer. */
export function describeInterface(operations: readonly Operation[], version: string) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'FinOps Mesh',
      version,
      description:
        'What can be saved for certain, from whom it is known, and what nobody could see. Amounts are decimal texts with their currency; unknown is not 0.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ token: [] }],
    paths,
    components: {
      schemas: named,
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An ID token of a signed-in person.',
        },
      },
    },
  });
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const { id, summary, description, role, params, query, body, writes, conditional } = operation;
  const header = {
    ...(conditional === true && { 'If-None-Match': headers['If-None-Match'] }),
    ...(writes === true && { 'Idempotency-Key': headers['Idempotency-Key'] }),
  };
  const who = role === 'public' ? 'Needs no token.' : `Role: ${role}.`;
  return {
    operationId: id,
    summary,
    description: description === undefined ? who : `${description} ${who}`,
    ...(role === 'public' && { security: [] }),
    requestParams: {
      ...(params && { path: params }),
      ...(query && { query }),
      ...(Object.keys(header).length > 0 && { header: z.object(header) }),
    },
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: responsesOf(operation),
  };
}

function responsesOf({ success, problems, role, conditional }: Operation): ZodOpenApiOperationObject['responses'] {
  const general = role === 'public' ? [400, 413, 500] : [400, 401, 403, 413, 429, 500, 503];
  const codes = [...new Set([...problems, ...general])].toSorted();
  return {
    [`${success.status}`]: {
      description: success.description,
      content: { 'application/json': { schema: replies[success.reply] } },
    },
    ...(conditional === true && { 304: { description: 'What the caller has still holds.' } }),
    ...Object.fromEntries(codes.map((code) => [`${code}`, problemResponse(code)])),
  } as ZodOpenApiOperationObject['responses'];
}

function problemResponse(code: number): ZodOpenApiResponseObject {
  return {
    description: problemTexts[code] ?? 'A problem.',
    content: { 'application/problem+json': { schema: Problem } },
  };
}
