import { describe, expect, it } from '@jest/globals';
import { explain } from '../../cli/commands/explain.ts';
import { explainClock } from '../../domain/case/why/explanation.ts';
import { sayDueReasons, sayDueReasonsInEnglish } from '../../domain/wording/due-reasons.ts';
import { formatterFor } from '../../domain/wording/times.ts';
import { isoInZone, offsetMinutes } from '../../domain/worktime/local-time.ts';
import { by, receive, route, tick } from '../support/commands.ts';
import { keepCase } from '../support/kept-cases.ts';
import { keptIo } from '../support/memory-io.ts';
import { memoryPlace } from '../support/memory-tenants.ts';
import { play, type Step, shipped, time, world } from '../support/play.ts';
import { municipalityOf } from '../support/shipped-files.ts';

const eve: readonly Step[] = [
	['28.04 17:30', receive({ detectedAt: time('28.04 17:20') })],
	['28.04 17:40', route()],
];

async function placeWith(...steps: readonly Step[]) {
	const place = memoryPlace('local', time('28.04 18:00'));
	const { municipality } = await municipalityOf('anapa');
	await place.tenants.putRegulation(world.regulation, place.now);
	await place.tenants.putCalendar('anapa', world.calendar, place.now);
	await place.tenants.putMunicipality(municipality, place.now);
	await keepCase(place, 'AB2-CD3', ...steps);
	return place;
}

async function explained(args: readonly string[], steps: readonly Step[] = eve) {
	const place = await placeWith(...steps);
	const io = keptIo();
	const code = await explain.run(args, io, { open: () => Promise.resolve(place), realNow: Date.now });
	return { code, stdout: io.said.stdout().replaceAll('\u00a0', ' '), stderr: io.said.stderr() };
}

describe('otklik explain', () => {
	it('anapa 2.2: tells whose time it starts from, the length, the reading, and each day with its act', async () => {
		const { code, stdout, stderr } = await explained(['AB2-CD3', '--clause', '2.2']);
		expect(code).toBe(0);
		expect(stdout).toContain('п. 2.2, «Подготовка и размещение ответа»: срок 5 мая 2025 г., 09:20 (МСК)');
		expect(stdout).toContain(`(anapa, редакция ${world.regulation.version})`);
		expect(stdout).toContain('Отсчёт с 28 апреля 2025 г., 17:20 (МСК), момента выявления сообщения');
		expect(stdout).toContain('как его указал куратор');
		expect(stdout).toContain('Длительность: 8 рабочих часов');
		expect(stdout).toContain('Толкование A-1. Вопрос:');
		expect(stdout).toContain('28.04.2025 (пн): 17:20–18:00 (40 мин)');
		expect(stdout).toMatch(/29\.04\.2025 \(вт\): нерабочий день в регионе: Радоница.*\[Закон Краснодарского края/);
		expect(stdout).toMatch(/30\.04\.2025 \(ср\): .*рабочий день короче на час/);
		expect(stderr).toContain('all hold');
	});

	it('tells the same in English, the acts as they are written', async () => {
		const { stdout } = await explained(['AB2-CD3', '--clause', '2.2', '--lang', 'en']);
		expect(stdout).toContain('clause 2.2, “Подготовка и размещение ответа”: due 2025-05-05T09:20:00+03:00');
		expect(stdout).toContain('Runs from 2025-04-28T17:20:00+03:00, when the message was detected');
		expect(stdout).toMatch(/29\.04\.2025 \(Tue\): day off in the region: Радоница.*\[Закон Краснодарского края/);
	});

	it('gives every clock as data, instants with the offset of the zone, both texts and what the second reckoning said', async () => {
		const { stdout } = await explained(['AB2-CD3', '--json']);
		const lines = stdout.trim().split('\n');
		expect(lines).toHaveLength(play(...eve).case.clocks.length);
		expect(JSON.parse(lines[0] ?? '')).toMatchObject({
			case: 'AB2-CD3',
			clause: '2.2',
			due: '2025-05-05T09:20:00+03:00',
			start: { at: '2025-04-28T17:20:00+03:00', moment: 'detected', source: 'source-system' },
			reading: { id: 'A-1' },
			checked: 'holds',
		});
	});

	it('anapa 2.2: of a term that was missed tells whose minutes it was, before our receipt too; in both languages and as data (G-39)', async () => {
		const late: readonly Step[] = [...eve, ['05.05 10:00', tick]];
		const { stdout } = await explained(['AB2-CD3', '--clause', '2.2'], late);
		// 20 minutes on Monday, the seven hours of the short Wednesday, 20 minutes on the next Monday.
		expect(stdout).toMatch(/У кого было дело: исполнитель \([^)]+\): 460 рабочих минут; /i);
		expect(stdout).toMatch(
			/: 10 рабочих минут, из них до поступления к нам 10 рабочих минут; [^:]+: 10 рабочих минут\n/,
		);
		const english = await explained(['AB2-CD3', '--clause', '2.2', '--lang', 'en'], late);
		expect(english.stdout).toContain(
			'Who had the case: executor (roads): 460 working minutes; curator: 10 working minutes, of which before our receipt 10 working minutes; coordinator: 10 working minutes',
		);
		const data = await explained(['AB2-CD3', '--clause', '2.2', '--json'], late);
		expect(JSON.parse(data.stdout)).toMatchObject({
			heldBy: [
				{ role: 'executor', unit: 'roads', workingMinutes: 460 },
				{ role: 'curator', unit: null, workingMinutes: 10, beforeReceipt: 10 },
				{ role: 'coordinator', unit: null, workingMinutes: 10 },
			],
		});
	});

	it('anapa 2.13: says what raising shortened, and what was due before', async () => {
		const raised: readonly Step[] = [...eve, ['28.04 17:50', { do: 'raise', by: by('curator') }]];
		const { stdout } = await explained(['AB2-CD3', '--clause', '2.13'], raised);
		expect(stdout).toContain('Важность повышенная: срок сокращён по п. 2.13; без этого 8 рабочих часов');
		expect(stdout).toContain('важность повышена; прежний срок 5 мая 2025 г., 09:20 (МСК)');
	});

	it('anapa 2.8: a term that is reckoned back names the due time that it hangs on', async () => {
		const { stdout } = await explained(['AB2-CD3', '--clause', '2.8']);
		expect(stdout).toContain('не позже чем за 3 рабочих часа до срока по п. 2.2 (5 мая 2025 г., 09:20 (МСК))');
	});

	it.each([
		[['nobody'], 1, 'there is no such case there'],
		[['AB2-CD3', '--clause', '9.9'], 1, 'no clock bears the clause 9.9'],
		[[], 2, 'name one case'],
		[['AB2-CD3', '--lang', 'fr'], 2, '--lang is ru or en'],
	] as const)('%j ends with %i: %s', async (args, code, why) => {
		const told = await explained(args);
		expect(told.code).toBe(code);
		expect(told.stderr).toContain(why);
	});
});

describe('kislovodsk 10: a suspended term tells what was not counted', () => {
	it('names the pause, and counts nothing in it', async () => {
		const { regulation, calendar } = await shipped('kislovodsk');
		const opened = play(...eve).case.clocks[0];
		const rule = regulation.terms.find(({ id }) => id === 'overall');
		if (opened === undefined || rule === undefined) throw new Error('no overall clock');
		const at = time('12.03 10:00');
		const paused = {
			...opened,
			term: rule.id,
			clause: rule.clause,
			kind: rule.kind,
			startedAt: at,
			calendar: calendar.id,
			pauses: [{ from: time('12.03 11:00'), until: time('12.03 15:00') }],
		};
		const state = { ...play(...eve).case, clocks: [paused] };
		const { reckoned } = explainClock(state, { ...paused, dueAt: at }, regulation, calendar);
		const explained = explainClock(state, { ...paused, dueAt: reckoned }, regulation, calendar);
		const zone = formatterFor((instant) => offsetMinutes(calendar, instant), calendar.zone);
		const russian = sayDueReasons(explained, regulation, zone).join('\n').replaceAll('\u00a0', ' ');
		expect(russian).toContain('Не засчитано время с 12 марта 2025 г., 11:00 (МСК) до 12 марта 2025 г., 15:00 (МСК)');
		expect(russian).toContain('12.03.2025 (ср): 10:00–11:00 (1 ч)');
		expect(russian).toContain('12.03.2025 (ср): 15:00–18:00 (3 ч)');
		const english = sayDueReasonsInEnglish(explained, regulation, (instant) => isoInZone(calendar, instant)).join('\n');
		expect(english).toContain('Not counted from 2025-03-12T11:00:00+03:00 to 2025-03-12T15:00:00+03:00');
	});
});
