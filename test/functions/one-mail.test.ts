import { describe, expect, it } from '@jest/globals';
import { stillWanted } from '../../functions/deliver-mail/pointless.ts';
import { town } from '../support/town.ts';

const hour = 60 * 60_000;
const route = { decision: 'route', unit: 'roads' };

/** Anapa with a case whose terms run out while nobody looks, and the mails that follow when the sweep comes. */
async function overdue(...before: readonly (readonly [person: string, fields: Readonly<Record<string, string>>])[]) {
	const place = await town('anapa', 'krasnodar');
	const caseId = await place.incident();
	for (const [person, fields] of before) await place.h.post(place.to(person), fields);
	place.h.time.now += 30 * hour;
	const sent = place.h.mails.length;
	await place.h.sweep({ is: 'minute' });
	await place.h.settle();
	const mailsTo = (mailbox: string) => place.h.mails.slice(sent).filter(({ to }) => to.mail === mailbox);
	return { ...place, caseId, mailsTo };
}

describe('ADR 0022: what one decision tells one person is one mail', () => {
	it('the coordinator hears of every term that is over in one mail, each with its clause and its due time', async () => {
		const { h, mailsTo, caseId } = await overdue(['coordinator', route]);
		const [mail, ...others] = mailsTo('coordinator@anapa.example');
		expect(others).toEqual([]);
		expect(mail?.subject).toMatch(/^Срок истёк .*и ещё \d извещени/);
		const stored = await h.store.cases.load(caseId);
		const late = stored?.state.clocks.filter(({ state, kind }) => state === 'breached' && kind !== 'INTERNAL') ?? [];
		expect(late.length).toBeGreaterThan(1);
		const text = mail?.text.replaceAll('\u00a0', ' ') ?? '';
		for (const { clause } of late) expect(text).toMatch(new RegExp(`Срок истёк \\d.*, п\\. ${clause}`));
	});

	it('R-24: what has become pointless is left out, and the rest is sent; a mail of nothing else is dropped', async () => {
		const { h, caseId } = await overdue(['coordinator', route]);
		const stored = await h.store.cases.load(caseId);
		if (stored === null) throw new Error('no case');
		const none = { unit: null, round: null, notice: null, because: 'new' } as const;
		const over = {
			...none,
			template: 'stage-opened',
			to: 'coordinator',
			stage: 'screening',
			visit: 1,
			clock: null,
		} as const;
		const late = {
			...none,
			template: 'breach',
			to: 'coordinator',
			stage: null,
			visit: null,
			clock: 'overall-1',
		} as const;
		expect(stillWanted({ ...over, along: [late] }, stored)).toEqual(late);
		expect(stillWanted({ ...late, along: [over] }, stored)).toEqual(late);
		expect(stillWanted({ ...late, along: [late] }, stored)).toEqual({ ...late, along: [late] });
		expect(stillWanted({ ...over, along: [over] }, stored)).toEqual({ pointless: 'the stage is over' });
	});
});
