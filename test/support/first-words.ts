/** The first words of a mail's body, with ordinary spaces: the action, until when with its zone, the clause, the case. */
export function firstWords(mail: { readonly text: string } | undefined): string {
	return (mail?.text.split(/\r?\n/)[0] ?? '').replaceAll('\u00a0', ' ');
}
