import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Plot } from '../../domain/report/plots.ts';
import { drawPlot } from '../../functions/adapters/echarts-plots.ts';
import { copyAnew } from '../../infra/beside.ts';
import { putFonts } from '../../infra/bundle.ts';
import { root } from '../support/checkout.ts';
import { runTool } from '../support/run-tool.ts';

const folder = mkdtempSync(join(tmpdir(), 'otklik-fonts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plot: Plot = {
	name: 'units',
	title: 'Сроки по исполнителям',
	as: 'rows',
	none: 'нет данных',
	places: ['Управление жилищно-коммунального хозяйства', '<script>alert(1)</script> & "Ко"'],
	series: [
		{ name: 'в срок', tone: 'light', values: [20, 3] },
		{ name: 'не исполнено', tone: 'dark', values: [5, 0] },
	],
};

/** The digest of each letter's picture, by the fonts of a folder. */
async function drawn(fonts: string, ...letters: readonly string[]): Promise<readonly string[]> {
	const script = join(root, 'test/support/draw-letters.ts');
	const { code, output } = await runTool(script, [fonts, ...letters], root);
	if (code !== 0) throw new Error(output);
	return output.trim().split('\n').slice(-letters.length);
}

describe('Plastunovskaya 23: the pictures of a report', () => {
	it('where there is no font but the one beside the bundle, every Cyrillic letter is drawn as itself and none as a box', async () => {
		const beside = join(folder, 'beside');
		await putFonts(root, beside);
		const letters = [...'ЖШЩЫЭЮЯжшщыэюя№'];
		const pictures = await drawn(beside, ...letters, ' ');
		expect(new Set(pictures).size).toBe(letters.length + 1);
	});

	it('which a folder without a font would not show: there letters are alike', async () => {
		const bare = join(folder, 'bare');
		await copyAnew(join(root, 'functions/owe-report/fonts/fonts.conf'), join(bare, 'fonts.conf'));
		expect(new Set(await drawn(bare, 'Ж', 'Ш')).size).toBe(1);
	});

	it('of one plot there is one document, however many were drawn before it', () => {
		const first = drawPlot(plot);
		drawPlot({ ...plot, as: 'bars' });
		expect(drawPlot(plot)).toBe(first);
	});

	it('R-13: a title is text there whatever it says, and nothing stands in it that a page’s policy would not let act', () => {
		const svg = drawPlot(plot);
		expect(svg).toContain('&lt;script&gt;');
		const names = new Set([...svg.matchAll(/<([a-z]+)/gi)].map(([, name]) => name));
		expect([...names].toSorted()).toEqual(['g', 'path', 'rect', 'svg', 'text']);
		expect(svg).not.toMatch(/\b(?:style|class|href|on\w+)=/);
	});

	it('a page bears four of them in fewer than twenty kilobytes: nothing is in them that nobody sees, nothing is said twice', () => {
		const months = ['мар 2024', 'дек 2024', 'янв 2025', 'фев 2025', 'мар 2025'];
		const values = [4, 5, 6, 44, 7];
		const { series } = plot;
		const whole = drawPlot({ ...plot, as: 'bars', places: months, series: series.map((one) => ({ ...one, values })) });
		expect(4 * Buffer.byteLength(whole)).toBeLessThan(20 * 1_024);
		expect(whole).not.toMatch(/pointer-events|ecmeta/);
		expect(whole.match(/font-family/g)).toHaveLength(1);
	});

	it('it is as wide as a phone, so that its letters are not made smaller there', () => {
		expect(drawPlot(plot)).toMatch(/^<svg width="360"[^>]*viewBox="0 0 360 \d+"/);
		expect(drawPlot(plot)).not.toMatch(/font-size="(?:[0-9]|1[01])(?:\.\d+)?px"/);
	});
});
