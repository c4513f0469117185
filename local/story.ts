import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import * as z from 'zod';
import { Client, linkOf, postForm } from './client.ts';
import { productTime } from './clock.ts';
import type { readEndpoints } from './endpoints.ts';
import { exampleIncident, examplePermalink } from './example-incident.ts';
import { LocalFault } from './fault.ts';

interface Telling {
	readonly endpoints: Awaited<ReturnType<typeof readEndpoints>>;
	/** Id of one of the municipalities that are published. */
	readonly municipality: string;
	/** The folder of the checkout. */
	readonly root: string;
	readonly say: (line: string) => void;
	/** The stage at which the case is left open, for a person to walk on by hand; null to its end. */
	readonly until: string | null;
}

const view = z.object({
	caseId: z.string(),
	state: z.string(),
	awaiting: z.array(z.object({ role: z.string(), stage: z.string() })),
	clocks: z.array(
		z.object({
			clause: z.string(),
			kind: z.string(),
			stage: z.string(),
			dueAt: z.string().nullable(),
			state: z.string(),
			shadow: z.boolean().optional(),
		}),
	),
});
type View = z.infer<typeof view>;

/** What each stage's person fills in on the straight way to an answer. */
const fillings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	screening: { decision: 'route', unit: 'roads' },
	draft: {
		decision: 'submit',
		kind: 'final',
		text: 'Здравствуйте! Яму на улице Ленина заделают до конца недели. Спасибо, что написали.',
	},
	check: { decision: 'forward' },
	approval: { decision: 'approve' },
	publication: { decision: 'publish', permalink: `${examplePermalink}?reply=3`, visibility: 'public' },
};

/**
 * Sends a signed incident and walks it by its mails to its end, or until a stage that is left to a person, saying what
 * happened, when, and by which clause.
 */
export async function tellStory({ endpoints, municipality, root, say, until }: Telling): Promise<void> {
	const client = new Client(endpoints);
	const integration = await integrationOf(root, municipality);
	const now = () => new Date(productTime(endpoints.clock, Date.now())).toISOString();
	const at = now();
	const body = JSON.stringify(exampleIncident(municipality, at));
	const received = await client.signed(integration, 'POST', '/incidents', body);
	if (received.status !== 202) {
		throw new LocalFault(
			`The incident was not taken: ${received.status} ${JSON.stringify(received.body)}`,
			'See npm start.',
		);
	}
	const { caseId } = z.object({ caseId: z.string() }).parse(received.body);
	const look = async () => view.parse((await client.signed(integration, 'GET', `/cases/${caseId}`)).body);
	say(`${time(now())}  A signed incident became case ${caseId} of ${municipality}.`);
	let stands = await look();
	tellClocks(say, null, stands);
	while (stands.awaiting.length > 0) {
		const [{ role, stage }] = [stands.awaiting[0] ?? { role: '', stage: '' }];
		if (stage === until) {
			const mail = await client.nextMail(caseId, (one) => /\/p\//.test(one.text));
			say(`\n${time(now())}  ${role}: «${mail.subject}»`);
			say(`           the page behind its button: ${linkOf(mail)}`);
			say(
				`\n${time(now())}  Case ${caseId} is left at ${stage} for you: ${role} has this mail in ${endpoints.mailbox}`,
			);
			return;
		}
		const filling = fillings[stage];
		if (filling === undefined)
			throw new LocalFault(`The story does not know the stage ${stage}.`, `See ${caseId} in the mailbox.`);
		const mail = await client.nextMail(caseId, (one) => /\/p\//.test(one.text));
		say(`\n${time(now())}  ${role}: «${mail.subject}»`);
		const page = await postForm(linkOf(mail), filling);
		say(`${time(now())}  ${filling['decision'] ?? stage}: ${page.heading}`);
		if (page.status !== 200)
			throw new LocalFault(`The form answered ${page.status}.`, `Open it yourself: ${linkOf(mail)}`);
		const next = await moved(look, stands);
		tellClocks(say, stands, next);
		stands = next;
	}
	if (until !== null) say(`\n${time(now())}  Case ${caseId} never stood at ${until}.`);
	say(`\n${time(now())}  Case ${caseId} has ended: ${stands.state}. Its mails stay in ${endpoints.mailbox}`);
}

/** The case once an act shows, its mail handed over included: clocks of a unit start only then. */
async function moved(look: () => Promise<View>, before: View): Promise<View> {
	for (let tries = 0; tries < 100; tries += 1) {
		const now = await look();
		if (now.state !== before.state) {
			await sleep(300);
			return look();
		}
		await sleep(50);
	}
	throw new LocalFault(`Case ${before.caseId} does not move on from ${before.state}.`, 'See .local/log.');
}

function tellClocks(say: Telling['say'], before: View | null, now: View): void {
	for (const [place, clock] of now.clocks.entries()) {
		if (clock.shadow === true || before?.clocks[place]?.state === clock.state) continue;
		const due = clock.dueAt === null ? 'no due time' : `due ${clock.dueAt.slice(0, 16).replace('T', ' ')}`;
		say(`           clause ${clock.clause} (${clock.kind}, ${clock.stage}): ${clock.state}, ${due}`);
	}
}

async function integrationOf(root: string, municipality: string): Promise<string> {
	if (!/^[a-z][a-z0-9-]*$/.test(municipality))
		throw new LocalFault(`${municipality} is no id of a municipality.`, 'npm run demo -- anapa');
	try {
		const file = await readFile(join(root, 'municipalities', `${municipality}.yaml`), 'utf8');
		return z.object({ integration: z.string() }).parse(parse(file)).integration;
	} catch {
		throw new LocalFault(`There is no municipality ${municipality}.`, 'npm run demo -- anapa');
	}
}

function time(iso: string): string {
	return iso.slice(11, 19);
}
