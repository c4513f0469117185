import * as z from 'zod';

/** What the stack told when it was deployed (its outputs). */
export const outputs = z.object({
	ApiUrl: z.url(),
	TableName: z.string(),
	UploadsBucket: z.string(),
	EvidenceBucket: z.string(),
	IntegrationSecrets: z.string(),
	SweepFunction: z.string(),
	CaseMachineArn: z.string(),
	ClockMachineArn: z.string(),
	ReturnsTopicArn: z.string(),
});
export type Outputs = z.infer<typeof outputs>;

/** What a client of the SDK needs to reach the emulator. */
export interface AwsAddress {
	readonly region: string;
	readonly endpoint: string;
	readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export const region = 'eu-central-1';
export const stackName = 'otklik-local';

/** The emulator's own administrator. Functions do not have these: each has those of its role. */
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Where the emulator on a port is. */
export function awsOn(port: number): AwsAddress {
	return { region, endpoint: `http://127.0.0.1:${port}`, credentials };
}

/** The same for a program that is started: nothing of the person's own AWS account may reach it. */
export function environmentOf({ endpoint }: AwsAddress): NodeJS.ProcessEnv {
	const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_') && !name.startsWith('CDK_'));
	return {
		...Object.fromEntries(own),
		AWS_ACCESS_KEY_ID: credentials.accessKeyId,
		AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
		AWS_REGION: region,
		AWS_DEFAULT_REGION: region,
		AWS_ENDPOINT_URL: endpoint,
		AWS_ENDPOINT_URL_S3: endpoint,
		AWS_EC2_METADATA_DISABLED: 'true',
		NO_PROXY: '127.0.0.1,localhost',
		no_proxy: '127.0.0.1,localhost',
	};
}

/** The API's id is pinned in the local stack, so its address is known before anything is deployed. */
export function publicUrl({ endpoint }: AwsAddress): string {
	return `${endpoint}/_aws/execute-api/otklik/v1`;
}
