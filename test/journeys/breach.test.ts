import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CaughtMail, linkOf, postForm } from '../../local/client.ts';
import { JourneyCloud, startPatience, until } from './support/cloud.ts';
import { answerAs, morning, sendIncident, straight, type View, viewOf } from './support/incident.ts';

const { screening = {}, draft = {} } = straight;

/** The clock of clause 2.7 of the unit that was asked. */
const ofDraft = ({ clocks }: View) => clocks.find(({ clause, unit }) => clause === '2.7' && unit === 'roads');

describe('a term that nobody keeps', () => {
	let cloud: JourneyCloud;

	// Ten minutes of the product pass in a second: three working hours are eighteen seconds.
	beforeAll(async () => {
		cloud = await JourneyCloud.start('breach', { at: morning, rate: 600 });
	}, startPatience);

	afterAll(() => cloud.stop());

	const mailsTo = async (person: string, caseId: string): Promise<readonly CaughtMail[]> =>
		(await cloud.client.mails()).filter(
			({ to, subject, text }) =>
				to.some(({ address }) => address.startsWith(`${person}@`)) && `${subject}${text}`.includes(caseId),
		);

	it('2.7, 3.2, A-15: a breach is told by a memo that a person confirms; only then does the head hear of it', async () => {
		const caseId = await sendIncident(cloud);
		await answerAs(cloud, caseId, 'coordinator', screening);
		const breached = await until(
			'the breach of 2.7',
			() => viewOf(cloud, caseId),
			(view) => ofDraft(view)?.state === 'breached',
			60_000,
		);
		expect(ofDraft(breached)?.endedAt).toBeNull();
		const memo = await cloud.client.nextMail(
			caseId,
			({ to, text }) => to.some(({ address }) => address.startsWith('approver@')) && text.includes('/p/'),
		);
		expect(memo.text).toMatch(/п\.\s2\.7/);
		expect(memo.text).toMatch(/п\.\s3\.2/);
		expect(await mailsTo('head', caseId)).toEqual([]);

		expect((await postForm(linkOf(memo), { decision: 'acknowledge' })).status).toBe(200);
		const [told] = await until(
			'the memo to the head',
			() => mailsTo('head', caseId),
			(mails) => mails.length > 0,
		);
		expect(told?.text).toMatch(/п\.\s2\.7/);
		const again = await postForm(linkOf(memo), { decision: 'acknowledge' });
		expect(again).toMatchObject({ status: 200, heading: 'Это уже сделано' });

		// however often time is looked at, it is one breach, one memo, one letter to the head.
		await Promise.all([cloud.backstage.sweep(), cloud.backstage.sweep(), cloud.backstage.sweep()]);

		// What is late is taken all the same, and the clock says both when it was due and when it came.
		await answerAs(cloud, caseId, 'roads', draft);
		const late = await viewOf(cloud, caseId);
		const clock = ofDraft(late);
		expect(clock?.state).toBe('breached');
		expect(Date.parse(clock?.endedAt ?? '')).toBeGreaterThan(Date.parse(clock?.dueAt ?? ''));
		const count = (type: string) => late.events.filter((event) => event.type === type).length;
		expect(count('MemoPrepared')).toBe(1);
		expect(count('NoticeAcknowledged')).toBe(1);
		expect(await mailsTo('head', caseId)).toHaveLength(1);
	});
});
