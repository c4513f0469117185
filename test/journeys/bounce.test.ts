import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tenant } from '../../cli/commands/tenant.ts';
import { deploymentAt } from '../../cli/deployment/deployment.ts';
import { root } from '../support/checkout.ts';
import { keptIo } from '../support/memory-io.ts';
import { JourneyCloud, startPatience, until } from './support/cloud.ts';
import {
	answerAs,
	hasLink,
	morning,
	productTime,
	sendIncident,
	straight,
	type View,
	viewOf,
} from './support/incident.ts';

const { screening = {} } = straight;
const shipped = join(root, 'municipalities/anapa.yaml');
/** To this mailbox the emulator, as SES itself, answers with a hard bounce. */
const bouncing = 'bounce@simulator.amazonses.com';

const ofDraft = ({ clocks }: View) => clocks.filter(({ clause, unit }) => clause === '2.7' && unit === 'roads');

describe('a mail that comes back', () => {
	let cloud: JourneyCloud;

	beforeAll(async () => {
		cloud = await JourneyCloud.start('bounce', { at: morning, rate: 1 });
	}, startPatience);

	afterAll(() => cloud.stop());

	const apply = async (file: string) => {
		const io = keptIo();
		const open = () => Promise.resolve(deploymentAt({ ...cloud.reach, now: Date.parse(productTime(cloud)) }));
		expect([await tenant.run(['apply', file], io, { open, realNow: Date.now }), io.said.stderr()]).toEqual([
			0,
			expect.any(String),
		]);
		return io.said.stdout();
	};

	it('G-8, R-23: the unit’s clock never started, the coordinator hears what to do, and another address in the file starts it anew', async () => {
		const wrong = cloud.place('anapa-with-a-wrong-address.yaml');
		writeFileSync(wrong, readFileSync(shipped, 'utf8').replace(/(id: roads-1[\s\S]*?mail: )\S+/, `$1${bouncing}`));
		await apply(wrong);
		const caseId = await sendIncident(cloud);
		await answerAs(cloud, caseId, 'coordinator', screening);

		const told = await cloud.client.nextMail(caseId, ({ subject }) => subject.startsWith('Письмо не доставлено'));
		expect(told.to.map(({ address }) => address)).toEqual(['coordinator@anapa.example']);
		expect(told.text).toContain(bouncing);
		const view = await until(
			'the end of a clock that never started',
			() => viewOf(cloud, caseId),
			(now) => ofDraft(now).some(({ state }) => state === 'void'),
		);
		expect(ofDraft(view)).toMatchObject([{ state: 'void' }]);
		expect(ofDraft(view)[0]?.endedAt).toBe(ofDraft(view)[0]?.startedAt);
		expect(view.events.map(({ type }) => type)).toContain('MailUndelivered');

		expect(await apply(shipped)).toContain('1 who had not been reached are written to again');
		await cloud.client.nextMail(
			caseId,
			(mail) => hasLink(mail) && mail.to.some(({ address }) => address.startsWith('roads@')),
		);
		const again = await until(
			'the clock of the unit that was told',
			() => viewOf(cloud, caseId),
			(now) => ofDraft(now).length === 2,
		);
		expect(ofDraft(again)).toMatchObject([{ state: 'void' }, { state: 'running' }]);
	}, 120_000);
});
