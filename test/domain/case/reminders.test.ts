import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../domain/case/decide.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import { receive } from '../../support/commands.ts';
import { local, shipped, time } from '../../support/play.ts';

describe('when a reminder falls', () => {
	it('G-28: of a term not longer than twice the lead its holder is reminded at half of it', () => {
		const reminders = async (town: string, from: Command, at: string) => {
			const there = { ...(await shipped(town)), now: time(at) };
			const received = decide(null, from, there);
			const events = received.ok ? received.value : [];
			return events.flatMap((event) =>
				event.type === 'ClockStarted'
					? [`${event.clock.clause} ${local(event.clock.dueAt)}: ${local(event.clock.remindAt)}`]
					: [],
			);
		};
		const told = { detectedAt: time('12.03 10:00'), sentAt: time('12.03 10:20') };
		return Promise.all([
			// Thirty minutes from 10:20: half of them, and not the whole of them, before 10:50.
			expect(reminders('plastunovskaya', receive(told), '12.03 10:20')).resolves.toEqual(
				expect.arrayContaining(['10a 12.03 10:50: 12.03 10:35', '8 13.03 10:00: 13.03 09:30']),
			),
			// An hour is just twice the lead; Anapa 2.5 from 17:45 has its first half hour left until Thursday 09:15.
			expect(reminders('anapa', receive(), '12.03 17:45')).resolves.toEqual(
				expect.arrayContaining(['2.3 13.03 09:15: 13.03 09:00', '2.5 13.03 09:45: 13.03 09:15']),
			),
			// An hour on the wall ends at night, and so does its half (Perm 3.1).
			expect(
				reminders(
					'perm',
					receive({ kind: 'page-message', page: 'head', publishedAt: time('12.03 23:00') }),
					'12.03 23:10',
				),
			).resolves.toEqual(expect.arrayContaining(['3.1 13.03 00:00: 12.03 23:30'])),
		]);
	});
});
