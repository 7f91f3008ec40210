/** What grants name. The stacks hand in ARNs, the permissions page names that a reader knows. */
export interface MeshResources {
  readonly bucketArn: string;
  readonly tableArn: string;
  readonly busArn: string;
  readonly deadLettersArn: string;
  readonly logGroupArn: string;
  /** The `live` alias of a room's function. */
  readonly aliasArn: (room: string) => string;
  /** Where the mesh reads an organisation: the name of the read-only role in its member accounts. */
  readonly organisation: { readonly organisationId: string; readonly memberRole: string } | undefined;
  /** Where a billing export lies, and the role that reads it where it is another account's. */
  readonly billingExport:
    | { readonly bucketArn: string; readonly prefix: string; readonly role?: string | undefined }
    | undefined;
}
