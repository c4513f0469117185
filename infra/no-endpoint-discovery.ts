// Stands in for @aws-sdk/middleware-endpoint-discovery in every bundle: no client of ours has discovery of endpoints
// switched on, and DynamoDB asks for it only there; see bundle.ts.

/** The settings as they came: nothing is discovered. */
export function resolveEndpointDiscoveryConfig<Settings extends object>(settings: Settings): Settings {
	return settings;
}

/** Nothing in the environment or in a file of settings switches it on. */
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
	environmentVariableSelector: () => undefined,
	configFileSelector: () => undefined,
	default: false,
};
