// Stands in for @aws-sdk/credential-provider-node in every bundle: a Lambda is given its credentials by its environment,
// and the SDK's other ways of finding some would be a third of its weight; see bundle.ts.

interface Credentials {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
}

/** The credentials of the function's role, as the runtime has put them into the environment. */
export function defaultProvider(): () => Promise<Credentials> {
	return async () => {
		const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = process.env;
		const { AWS_SESSION_TOKEN: sessionToken } = process.env;
		if (accessKeyId === undefined || secretAccessKey === undefined) {
			throw new Error('This bundle takes its credentials from the environment only, and there are none.');
		}
		return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
	};
}
