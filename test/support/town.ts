import { type House, house } from './house.ts';
import { readJson } from './requests.ts';

/** The product over ports in memory, met by the people of one municipality. */
export async function town(municipality: string, integration: string) {
	const h: House = await house({ integration });
	/** The link in the last mail to this person (`coordinator`, `roads`). */
	const to = (person: string) => h.linkTo(`${person}@${municipality}.example`);
	const clocks = async (caseId: string) => {
		const view = readJson(await h.view(h.signed('', { path: { caseId } })));
		return view['clocks'] as readonly { clause: string; state: string; dueAt: string | null }[];
	};
	return { h, to, clocks, incident: (changes: object = {}) => h.incident(changes, municipality) };
}

/** Several boxes ticked: a form posts the name once for each. Gives the status of the page after. */
export async function routeTo(h: House, link: string, ...units: readonly string[]): Promise<number> {
	const ticked: [string, string][] = [['decision', 'route'], ...units.map((unit): [string, string] => ['unit', unit])];
	const body = new TextEncoder().encode(new URLSearchParams(ticked).toString());
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	const { status } = await h.act(h.request({ headers, path: { link }, body }));
	await h.settle();
	return status;
}
