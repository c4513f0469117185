import { beforeEach, describe, expect, it } from '@jest/globals';
import { refusalCodes } from '../../domain/case/model/refusal.ts';
import { renderPage } from '../../domain/forms/render-page.ts';
import { faultWords, refusalWords, sayFaultAtWork } from '../../domain/wording/faults.ts';
import { Desk } from '../support/desk.ts';
import { type House, house } from '../support/house.ts';
import { readable, tags } from '../support/markup.ts';

const coordinator = 'coordinator@anapa.example';
let h: House;
let desk: Desk;
let caseId: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
	desk = new Desk(h);
	await desk.signIn(coordinator);
});

const linksOf = (body: string) => tags(body, 'a').map(({ href }) => href);

describe('whoever works at the place to work is sent back to his list, and to no mail', () => {
	it.each([
		['a case of nobody', { caseId: 'AN-9999-9999' }, '../../anapa/list'],
		['a part that no case has', { caseId: 'AN-0000-0001', part: 'nothing' }, '../../../anapa/list'],
		['a file that no case has', { caseId: 'AN-0000-0001', file: 'f'.repeat(32) }, '../../../../anapa/list'],
		['a page that is none', { page: 'nothing' }, '../anapa/list'],
		['a list that is none', { after: 'nothing' }, '../../anapa/list'],
	])('%s', async (_, path, list) => {
		const { status, body } = await desk.open(path);
		expect(status).toBe(404);
		expect(linksOf(body)).toEqual([list]);
		expect(readable(body)).not.toMatch(/письм/);
	});
	it('a form of another kind, or one too large, at each depth; of an unknown town nothing leads anywhere', async () => {
		const other = await h.actOnWork(desk.request({ caseId }, '{}', 'application/json'));
		expect([other.status, linksOf(other.body)]).toEqual([415, ['../../anapa/list']]);
		const huge = await h.actOnWork(desk.request({}, 'x'.repeat(11 * 1024 * 1024), 'text/plain'));
		expect([huge.status, linksOf(huge.body)]).toEqual([413, ['anapa/list']]);
		const nowhere = await h.actOnWork(
			new Desk(h, '/evil.example').request({}, 'x'.repeat(11 * 1024 * 1024), 'text/plain'),
		);
		expect([nowhere.status, linksOf(nowhere.body)]).toEqual([404, []]);
	});
	it('an act whose turn is over, and a form that was opened of another case', async () => {
		const wrong = await desk.send({ caseId, part: 'acts' }, { caseId: 'AN-9999-9999', decision: 'appeal' });
		expect(wrong.status).toBe(422);
		expect(readable(wrong.body).replaceAll('\u00a0', ' ')).toContain('Форма от другого дела: вернитесь к списку дел');
	});
	it.each([400, 403, 404, 405, 409, 410, 413, 415, 429, 500, 503] as const)('%s speaks of no mail', (status) => {
		expect(readable(renderPage({ is: 'error', status, list: 'list' }))).not.toMatch(/письм|[Сс]сылк/);
	});
	it('nor does any fault of a form; by a mail each does that did before', () => {
		const faults = [...Object.values(faultWords), ...refusalCodes.map((code) => refusalWords[code].message)];
		expect(faults.filter((fault) => fault.includes('из письма') || fault.includes('письма с')).length).toBeGreaterThan(
			3,
		);
		expect(faults.map(sayFaultAtWork).filter((fault) => /письма/.test(fault))).toEqual([]);
	});
});
