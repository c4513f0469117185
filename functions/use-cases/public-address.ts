/** The public address of the pages as others are put to it. */
export function withoutSlash(publicUrl: string): string {
	return publicUrl.replace(/\/$/, '');
}

/** Where somebody of this municipality signs in and finds all that waits for him. */
export function workUrlOf(publicUrl: string, municipality: string): string {
	return `${withoutSlash(publicUrl)}/worklist/${municipality}`;
}
