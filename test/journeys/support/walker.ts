import { type Filled, linkOf, type OpenedPage, postForm } from '../../../local/client.ts';
import type { JourneyCloud } from './cloud.ts';
import { answerAs, clocksOf, decide, hasLink, type Municipality, sendIncident, type View, viewOf } from './incident.ts';

/** One case of a municipality, walked by its mails and forms. */
export interface Walker {
	readonly caseId: string;
	/** Fills the form behind the next mail to this person; throws unless it is taken. */
	readonly as: (person: string, fields: Filled) => ReturnType<typeof answerAs>;
	/** The link in the next mail to this person, to be posted to more than once. */
	readonly linkTo: (person: string) => Promise<string>;
	/** What the curator's system says by signed webhook; gives the status of its answer. */
	readonly says: (decision: object) => Promise<number>;
	readonly look: () => Promise<View>;
	readonly state: () => Promise<string>;
	/** `2.7 LEGAL met` for each clock, those of other readings aside. */
	readonly clocks: () => Promise<readonly string[]>;
}

/** Sends an incident of this municipality, and walks its case. */
export async function walk(cloud: JourneyCloud, municipality: Municipality, changed: object = {}): Promise<Walker> {
	const caseId = await sendIncident(cloud, changed, municipality);
	const look = () => viewOf(cloud, caseId, municipality);
	return {
		caseId,
		as: (person, fields) => answerAs(cloud, caseId, person, fields),
		linkTo: async (person) => {
			const theirs = ({ to }: { to: readonly { address: string }[] }) =>
				to.some(({ address }) => address.startsWith(`${person}@`));
			return linkOf(await cloud.client.nextMail(caseId, (mail) => hasLink(mail) && theirs(mail)));
		},
		says: async (decision) => (await decide(cloud, caseId, decision, municipality)).status,
		look,
		state: async () => (await look()).state,
		clocks: async () => clocksOf(await look()),
	};
}

/** The status of a posted form. */
export async function statusOf(link: string, fields: Filled): Promise<OpenedPage['status']> {
	return (await postForm(link, fields)).status;
}
