import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Doors, type SmokeRun, smoke, smokeTown } from '../../cli/deployment/smoke.ts';
import type { TestAlarm } from '../../cli/deployment/test-alarm.ts';
import { readMunicipality } from '../../cli/files/data-files.ts';
import { exampleIncident } from '../../local/example-incident.ts';
import { data } from '../support/calendars.ts';
import { readText, root } from '../support/checkout.ts';
import { type House, house } from '../support/house.ts';
import { signatureOf } from '../support/requests.ts';

const read = await readMunicipality(join(root, 'municipalities/anapa.yaml'), data);
if (!read.ok) throw new Error('the town cannot be read');
const anapa = read.value;

let h: House;
beforeEach(async () => {
	h = await house();
});

let hook = 0;
function doorsOf(secret: string): Doors {
	const handlers = {
		'POST /incidents': () => h.receive,
		'POST /cases': () => h.decide,
		'GET /cases': () => h.view,
	};
	return {
		async signed(integration, method, path, body = '') {
			hook += 1;
			const [, first = '', caseId] = path.split('/');
			const handle = Object.entries(handlers).find(([route]) => route === `${method} /${first}`)?.[1]();
			if (handle === undefined) throw new Error(`no route ${method} ${path}`);
			const bytes = new TextEncoder().encode(body);
			const headers = signatureOf(bytes, { id: integration, secret }, `smoke-${hook}`, h.time.now);
			const type = { 'content-type': 'application/json' };
			const more = caseId === undefined ? {} : { path: { caseId } };
			const answer = await handle(h.request({ body: bytes, headers: { ...type, ...headers }, ...more }));
			return { status: answer.status, body: JSON.parse(answer.body) as unknown };
		},
		async status(method, path) {
			const [, , town = ''] = path.split('/');
			const answer = await (method === 'POST' ? h.receive(h.request({})) : h.showWork(h.request({ path: { town } })));
			return answer.status;
		},
	};
}

/** As a stage does it between two looks; one machine for the stages and one for the clocks, which end with the case. */
async function ran({ testAlarm, ...change }: Partial<SmokeRun> & { readonly testAlarm?: TestAlarm } = {}) {
	const said: string[] = [];
	const rung: string[] = [];
	const alarm: TestAlarm = {
		ring: (name) => Promise.resolve(rung.push(name) > 0),
		wasHeard: () => Promise.resolve('heard'),
		stop: (name) => Promise.resolve(void rung.push(`${name} is over`)),
	};
	const executions: SmokeRun['place']['executions'] = {
		async of({ caseId }) {
			const stored = await h.place.cases.load(caseId);
			const status = stored?.state.status.is === 'open' ? 'RUNNING' : 'SUCCEEDED';
			const told = { status, startedAt: 0, endedAt: null, error: null, entered: [] };
			if (!h.machines.starts().some((name) => name.startsWith(caseId))) return [];
			return [
				{ machine: 'case', name: `${caseId}-0`, ...told },
				{ machine: 'clock', name: `${caseId}-1`, ...told },
			];
		},
	};
	let looked = 0;
	const outcome = await smoke(
		{
			place: { ...h.place, executions, testAlarm: testAlarm ?? alarm },
			doors: doorsOf,
			incident: () => JSON.stringify(exampleIncident(smokeTown, new Date(h.time.now).toISOString())),
			say: (line) => said.push(line),
			wait: async () => {
				looked += 1;
				await h.settle();
			},
			realNow: () => h.time.now,
			...change,
		},
		anapa,
	);
	return { outcome, said, rung, looked };
}

describe('otklik smoke', () => {
	it('R-33: walks one case from its message to its erasure, and says each step', async () => {
		const { outcome, said, rung } = await ran();
		expect(outcome).toEqual({ ok: true, value: 11 });
		expect(said.map((line) => line.slice(0, 2).trim())).toEqual(said.map((_, at) => String(at + 1)));
		const caseId = /SM-\d{4}-\d{4}|AN-\d{4}-\d{4}/.exec(said.join('\n'))?.[0] ?? '';
		const stored = await h.place.cases.load(caseId);
		expect(stored?.state).toMatchObject({ status: { is: 'ended', outcome: 'withdrawn' }, erasedAt: h.time.now });
		expect(rung).toEqual(['otklik-local-nobody-told', 'otklik-local-nobody-told is over']);
	});

	it('R-33: says word for word what the README shows of it, but for the numbers of case and mail', async () => {
		const plain = (text: string) => text.replaceAll(/the case \S+,|mail as \S+/g, (one) => one.split(' ')[0] ?? '');
		const readme = plain(readText('README.md'));
		const { said } = await ran();
		for (const line of said) expect(readme).toContain(`\n   ${plain(line)}\n`);
	});

	it('writes to the mailbox simulator of SES alone, whatever the file that it is made of says', async () => {
		await ran();
		expect(h.mails.length).toBeGreaterThan(0);
		for (const { to } of h.mails) expect(to.mail).toMatch(/^(success|ooto)\+[\w-]+@simulator\.amazonses\.com$/);
	});

	it.each([
		['no mail of it was taken by SES', { faults: true }],
		['its machines do not wait', { stuck: true }],
	] as const)('stops where %s, with what to look at and the case that it leaves', async (what, { ...how }) => {
		if ('faults' in how)
			h.faults.of.set('success+coordinator-1@simulator.amazonses.com', {
				is: 'unavailable',
				why: 'down',
			});
		const wait = 'stuck' in how ? { wait: () => Promise.resolve() } : {};
		const { outcome } = await ran(wait);
		expect(outcome.ok ? null : outcome.refusal).toMatchObject({ what, caseId: expect.stringMatching(/^[A-Z]{2}-/) });
	});

	it('R-33: stops where a test alarm is not told to anybody, and leaves the alarm quiet', async () => {
		const rung: string[] = [];
		const alarm: TestAlarm = {
			ring: () => Promise.resolve(true),
			wasHeard: () => Promise.resolve('unheard'),
			stop: (name) => Promise.resolve(void rung.push(name)),
		};
		const { outcome } = await ran({ testAlarm: alarm });
		expect(outcome.ok ? '' : outcome.refusal.what).toContain('its topic was not told');
		expect(rung).toEqual(['otklik-local-nobody-told']);
	});

	it('may be run again and again: the town and its secret stay', async () => {
		expect((await ran()).outcome.ok).toBe(true);
		const [secret] = await h.place.secrets.read(smokeTown);
		expect((await ran()).outcome.ok).toBe(true);
		expect(await h.place.secrets.read(smokeTown)).toEqual([secret]);
	});
});
