// Stands in for the credential providers that a Lambda never uses; see bundle.ts.

function never(): never {
	throw new Error('This bundle takes its credentials from the environment only.');
}

export const fromSSO = never;
export const fromIni = never;
export const fromProcess = never;
export const fromLoginCredentials = never;
export const fromTokenFile = never;
export const fromWebToken = never;
