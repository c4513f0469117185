/** Secrets of integrations: one, or two while they are being changed. */
export interface IntegrationSecrets {
	/** `whsec_…` each; empty for an unknown integration. May be some minutes old. */
	of(integration: string): Promise<readonly string[]>;
	/** Reads again what a signature did not match, at most once a minute; false where it was too early. */
	refresh(integration: string): Promise<boolean>;
}

/** The write side, for the command line. */
export interface SecretStore {
	read(integration: string): Promise<readonly string[]>;
	write(integration: string, secrets: readonly string[]): Promise<void>;
}

export interface LinkKey {
	/** The key of the links in mails. */
	get(): Promise<Uint8Array>;
}
