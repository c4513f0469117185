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

/** The first signs; a link that any of them has signed opens. */
export type SigningKeys = readonly [Uint8Array, ...Uint8Array[]];

export interface LinkKey {
	/** What mailboxes, messages and words are known by in the table: the same for as long as the stage stands (ADR 0055). */
	get(): Promise<Uint8Array>;
	/** What links are signed by. May be five minutes old. */
	signing(): Promise<SigningKeys>;
}

/** The write side of the keys of links, for the command line: the text of their secret, null where there is none. */
export interface LinkKeyStore {
	read(): Promise<string | null>;
	write(text: string): Promise<void>;
}
