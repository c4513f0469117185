import { describe, expect, it } from '@jest/globals';
import { at, clock, drafted, last, received, routed, simulate } from '../support/simulating.ts';

describe('otklik simulate', () => {
	it('walks an incident to its answer, a line out for each line in', async () => {
		const { code, steps } = await simulate([
			received,
			routed,
			drafted,
			{ at: at('12:20'), do: 'forward' },
			{ at: at('12:40'), do: 'approve' },
			{ at: at('14:05'), do: 'publish', permalink: 'https://vk.com/wall-1_2' },
		]);
		expect(code).toBe(0);
		expect(steps.map(({ state }) => state)).toEqual([
			'screening',
			'draft',
			'check',
			'approval',
			'publication',
			'answered',
		]);
		expect(steps.map(({ awaiting }) => awaiting.map(({ role, unit }) => unit ?? role)[0] ?? null)).toEqual([
			'coordinator',
			'roads',
			'coordinator',
			'curator',
			'coordinator',
			null,
		]);
		expect(steps.every(({ refused }) => refused === null)).toBe(true);
		expect(steps.at(-1)?.events).toContainEqual({
			type: 'AnswerPublished',
			at: at('14:05'),
			by: 'coordinator',
			clause: '2.12',
		});
	});

	it('lists at receipt the overall clock, those of screening and routing, and every backward one', async () => {
		const step = await last(received);
		const real = step.clocks.filter(({ shadow }) => shadow === undefined);
		expect(real.map(({ clause, dueAt }) => [clause, dueAt])).toEqual([
			['2.2', '2025-03-13T10:00:00+03:00'],
			['2.3', at('10:30')],
			['2.4', at('11:00')],
			['2.5', at('11:00')],
			['2.8', at('16:00')],
		]);
		expect(clock(step, '2.2')).toMatchObject({ kind: 'LEGAL', stage: 'overall', state: 'running', endedAt: null });
	});

	it('counts a mail to a unit as handed over by the command that causes it (G-8)', async () => {
		const step = await last(received, routed);
		expect(clock(step, '2.7')).toMatchObject({ unit: 'roads', startedAt: at('10:30'), dueAt: at('14:30') });
	});

	it('R-06: refuses by code, with the clause and what is allowed, and goes on', async () => {
		const { code, steps } = await simulate([received, routed, drafted, drafted, { at: at('12:20'), do: 'forward' }]);
		expect(code).toBe(0);
		expect(steps[3]?.refused).toEqual({
			code: 'not-now',
			clause: '2.7',
			allowed: ['add-units', 'no-answer', 'unpublishable', 'forward', 'return', 'appeal', 'withdraw', 'raise'],
		});
		expect(steps[3]?.says?.en).toMatch(
			/^submission during check: anapa 2\.7; awaits coordinator \(check\) until 2025-03-12T\S+; executor may: nothing$/,
		);
		expect(steps[3]?.says?.ru.replaceAll('\u00a0', ' ')).toMatch(
			/^Отправить текст ответа сейчас нельзя, п\. 2\.7\. .* Дело ждёт: Ответственное лицо, до 12 марта 2025 г\., .* От вас сейчас ничего не требуется\./,
		);
		expect(steps[3]?.clocks).toEqual(steps[2]?.clocks);
		expect(steps[4]).toMatchObject({ refused: null, state: 'approval' });
	});

	it('shows what time alone has brought about, on a refused line and on one that cannot be read', async () => {
		const refused = await last(received, { at: at('11:30'), do: 'approve' });
		expect(refused.refused?.code).toBe('not-now');
		expect(refused.events).toContainEqual({ type: 'ClockBreached', at: at('11:00'), by: null, clause: '2.5' });
		const unread = await last(received, { at: at('11:30'), do: 'dance' });
		expect(unread).toMatchObject({ refused: { code: 'malformed' }, state: 'screening', events: refused.events });
	});

	it('judges a due time at once, and at the due instant not yet (G-5)', async () => {
		expect(clock(await last(received, { at: at('11:00'), do: 'tick' }), '2.5')?.state).toBe('running');
		const late = await last(received, { at: '2025-03-12T11:00:00.001+03:00', do: 'tick' });
		expect(clock(late, '2.5')).toMatchObject({ state: 'breached', endedAt: null });
	});

	it('refuses an earlier time of the same case, which changes nothing', async () => {
		const { steps } = await simulate([received, routed, { at: at('10:20'), do: 'tick' }, drafted]);
		expect(steps[2]).toMatchObject({
			at: at('10:20'),
			refused: { code: 'time-runs-backwards' },
			events: [],
			state: 'draft',
		});
		expect(steps[3]?.refused).toBeNull();
	});

	it('keeps cases apart by their names, and echoes them', async () => {
		const { steps } = await simulate([
			{ case: 'b', ...received },
			{ case: 7, ...received },
			{ case: 'b', ...routed },
			{ case: 7, at: at('10:05'), do: 'return-to-curator', reason: 'Дорога краевая' },
			routed,
		]);
		expect(steps.map((step) => [step.case, step.state])).toEqual([
			['b', 'screening'],
			[7, 'screening'],
			['b', 'draft'],
			[7, 'returned'],
			[undefined, null],
		]);
		expect(steps[4]?.refused?.code).toBe('unknown-case');
	});

	it('says every clock as it stands, whatever of it was written before and whoever’s line came between', async () => {
		const lines = [received, routed, { at: at('11:00'), do: 'raise' }, drafted, { at: at('19:00'), do: 'tick' }];
		const alone = await simulate(lines);
		const later = lines.map((line) => ({ ...line, at: line.at.replace('03-12', '03-13') }));
		const mixed = await simulate(
			lines.flatMap((line, index) => [
				{ ...line, case: 'one' },
				{ ...later[index], case: 'another' },
			]),
		);
		const one = mixed.steps.filter((step) => step.case === 'one');
		expect(one.map(({ clocks }) => clocks)).toEqual(alone.steps.map(({ clocks }) => clocks));
		expect(one.map((step) => clock(step, '2.7')?.endedAt)).toEqual([undefined, null, null, at('12:00'), at('12:00')]);
	});

	it('gives every line a line: no JSON, no command, no time, nothing at all', async () => {
		const { code, steps } = await simulate([
			'{',
			'',
			'[]',
			'null',
			'{"do":"tick"}',
			'{"do":"tick","at":"2025-03-12T10:00:00"}',
		]);
		expect(code).toBe(0);
		expect(steps.map(({ refused }) => refused?.code)).toEqual(Array(6).fill('malformed'));
		expect(steps.map(({ refused }) => refused?.detail?.split(':')[0])).toEqual([
			'the line is no JSON',
			'the line is no JSON',
			'the line',
			'the line',
			'at',
			'at',
		]);
	});

	it.each([
		['incident', { do: 'receive' }],
		['units', { do: 'route' }],
		['unit', { do: 'decline', reason: 'Не наша дорога' }],
		['due', { do: 'set-deadline' }],
		['due', { do: 'set-deadline', due: '2025-02-30' }],
		['promisedBy', { do: 'submit', unit: 'roads', promisedBy: 'скоро' }],
		['kind', { do: 'submit', unit: 'roads', kind: 'draft' }],
		['incident.detectedAt', { do: 'receive', incident: { detectedAt: '2025-03-12' } }],
	])('names the field at fault: %s', async (field, line) => {
		const step = await last({ at: at('10:00'), ...line });
		expect(step.refused).toMatchObject({ code: 'malformed', detail: expect.stringMatching(`^${field}: `) });
	});

	it('lets the role act to which the regulation gives it, unless the line names another', async () => {
		expect((await last(received, { at: at('10:10'), do: 'raise' })).events[0]).toMatchObject({ by: 'curator' });
		const other = await last(received, { at: at('10:10'), do: 'raise', by: 'coordinator' });
		expect(other.refused).toMatchObject({ code: 'not-yours', clause: '2.13' });
	});

	it('takes a date alone for its whole day', async () => {
		const first = [received, routed, { ...drafted, kind: 'interim', promisedBy: '2025-03-18', reason: 'Закупка' }];
		const published = { at: at('12:40'), do: 'publish', permalink: 'https://vk.com/wall-1_2' };
		const second = [{ at: at('12:10'), do: 'forward' }, { at: at('12:20'), do: 'approve' }, published];
		const set = (due: string) => last(...first, ...second, { at: at('15:00'), do: 'set-deadline', due });
		expect(clock(await set('2025-03-18'), '2.10b')?.dueAt).toBe('2025-03-19T00:00:00+03:00');
		expect(clock(await set('2025-03-21'), '2.10b')?.dueAt).toBe('2025-03-21T18:00:00+03:00');
		expect((await set('2025-03-22')).refused?.code).toBe('deadline-too-late');
	});

	it('after a published interim takes the next submit for the final, with no new route', async () => {
		const step = await last(
			...[received, routed, { ...drafted, kind: 'interim', promisedBy: '2025-03-18' }],
			{ at: at('12:10'), do: 'forward' },
			{ at: at('12:20'), do: 'approve' },
			{ at: at('12:40'), do: 'publish', permalink: 'https://vk.com/wall-1_2' },
			{ ...drafted, at: at('15:00') },
		);
		expect(step).toMatchObject({ refused: null, state: 'check' });
	});

	it('takes the new text for the same unit after a return, whoever reworks it', async () => {
		const returned = { at: at('12:20'), do: 'return', reason: 'other', comment: 'Назовите дату' };
		const lines = [
			received,
			routed,
			drafted,
			{ at: at('12:10'), do: 'forward' },
			returned,
			{ ...drafted, at: at('12:30') },
		];
		const step = await last(...lines, { at: at('12:50'), do: 'forward' });
		expect(step).toMatchObject({ refused: null, state: 'approval' });
		expect(clock(step, '2.11')).toMatchObject({ state: 'met', endedAt: at('12:50') });
	});

	it('marks the clock of another reading, and cites the clause that demands a memo', async () => {
		const late = { ...received, at: at('12:00') };
		expect((await last(late)).clocks).toContainEqual(
			expect.objectContaining({ clause: '2.2', shadow: true, startedAt: at('12:00') }),
		);
		const memo = (await last(received, routed, { at: at('15:00'), do: 'tick' })).events;
		expect(memo).toContainEqual({ type: 'MemoPrepared', at: at('14:30'), by: null, clause: '3.2' });
	});
});
