import { describe, expect, it } from '@jest/globals';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { anapaTime, steps, tell } from '../../support/story.ts';
import { mailOf, viewOf } from '../../support/views.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('G-3: a due time that days off have moved says which and by whose act', () => {
	const radonitsa = tell([
		[
			'2025-04-28 17:30',
			{ ...steps.receive[1], incident: { ...steps.receive[1].incident, detectedAt: anapaTime('2025-04-28 17:30') } },
		],
	]);
	const clock = radonitsa.case.clocks.find(({ term }) => term === 'overall');
	const order = { template: 'reminder', to: 'coordinator', stage: 'screening', clock: clock?.id ?? '' } as const;
	const text = plain(renderMail(mailOf(viewOf(radonitsa.case), order)).text);

	it('2.2 over Радоница: until Monday 09:30, with the day of the region, the short day and the holidays', () => {
		expect(text).toContain('до 5 мая 2025 г., 09:30 (МСК), п. 2.2');
		expect(text).toMatch(/29\.04\.2025 \(вт\): нерабочий день в регионе: [^;]*\[/);
		expect(text).toMatch(/30\.04\.2025 \(ср\): [^;]*; рабочий день короче на час/);
		expect(text).toContain('01.05.2025 (чт)');
	});

	it('an ordinary day says nothing of the kind', () => {
		const received = tell([steps.receive]).case;
		expect(renderMail(mailOf(viewOf(received), { ...order, clock: null })).text).not.toContain('Особые дни');
	});

	it('G-4: a calendar that is not the clock’s own explains nothing', () => {
		const clocks = radonitsa.case.clocks.map((one) => ({ ...one, calendar: 'another' }));
		const other = renderMail(mailOf(viewOf({ ...radonitsa.case, clocks }), order));
		expect(other.text).not.toContain('Особые дни');
	});
});
