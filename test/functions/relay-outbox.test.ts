import { describe, expect, it } from '@jest/globals';
import type { PartnerRef } from '../../functions/ports/hooks.ts';
import type { MailRef, OutboxRow, RowRef } from '../../functions/ports/outbox.ts';
import { relayOutbox } from '../../functions/relay-outbox/handle.ts';

const row = (name: string, mails: readonly number[], workflow: boolean): OutboxRow => ({
	caseId: 'AN-1',
	row: name,
	municipality: 'anapa',
	orders: [],
	mails,
	awaited: new Map(),
	workflow,
	pendingSince: 0,
});
const rows = [
	{ sequence: 's1', row: row('1', [0, 2], false) },
	{ sequence: 's2', row: row('2', [], true) },
	{ sequence: 's3', row: row('3', [1], true) },
];
const told = [1, 2].map((version) => ({
	sequence: `t${version}`,
	ref: { municipality: 'anapa', caseId: 'AN-1', version },
}));
const asked = ['x', 'y'].map((signIn, at) => ({ sequence: `a${at + 1}`, signIn }));

interface Lost {
	readonly mails?: readonly number[];
	readonly workflows?: readonly number[];
	readonly signIns?: readonly number[];
	readonly told?: readonly number[];
}

/** Relays these over queues that take all but these places. */
async function relay(lost: Lost, signIns: readonly (typeof asked)[number][] = asked) {
	const came: {
		mails?: readonly MailRef[];
		workflows?: readonly RowRef[];
		signIns?: readonly string[];
		told?: readonly PartnerRef[];
	} = {};
	const said: object[] = [];
	const queues = {
		mails: (refs: readonly MailRef[]) => {
			came.mails = refs;
			return Promise.resolve(lost.mails ?? []);
		},
		workflows: (refs: readonly RowRef[]) => {
			came.workflows = refs;
			return Promise.resolve(lost.workflows ?? []);
		},
		signIns: (ids: readonly string[]) => {
			came.signIns = ids;
			return Promise.resolve(lost.signIns ?? []);
		},
	};
	const say = (_: string, fields: object = {}) => void said.push(fields);
	const partners = {
		partners: (refs: readonly PartnerRef[]) => {
			came.told = refs;
			return Promise.resolve(lost.told ?? []);
		},
	};
	const log = { info: say, warn: say, error: say };
	const failed = await relayOutbox({ queues, partners, log }, { rows, signIns, told });
	return { failed, came, said };
}

describe('R-05: what a decision ordered is put into the queues', () => {
	it('each mail by itself, and starts and signals of a row together', async () => {
		const { failed, came, said } = await relay({});
		expect(came).toEqual({
			mails: [
				{ caseId: 'AN-1', row: '1', place: 0, municipality: 'anapa' },
				{ caseId: 'AN-1', row: '1', place: 2, municipality: 'anapa' },
				{ caseId: 'AN-1', row: '3', place: 1, municipality: 'anapa' },
			],
			workflows: [
				{ caseId: 'AN-1', row: '2' },
				{ caseId: 'AN-1', row: '3' },
			],
			signIns: ['x', 'y'],
			told: told.map(({ ref }) => ref),
		});
		expect(failed).toEqual([]);
		expect(said).toEqual([{ rows: 3, mails: 3, lost: 0 }]);
	});
	it('the stream tells again of whatever a queue did not take, and of nothing else', async () => {
		expect((await relay({ mails: [1] })).failed).toEqual(['s1']);
		expect((await relay({ workflows: [0] })).failed).toEqual(['s2']);
		expect((await relay({ signIns: [1] })).failed).toEqual(['a2']);
		expect((await relay({ told: [1] })).failed).toEqual(['t2']);
	});
	it('of a row of which several things were lost once', async () => {
		expect((await relay({ mails: [0, 1, 2], workflows: [1], signIns: [0] })).failed).toEqual(['s1', 's3', 'a1']);
	});
	it('the queue of links is asked where somebody has asked for one', async () => {
		expect((await relay({}, [])).came).not.toHaveProperty('signIns');
	});
});
