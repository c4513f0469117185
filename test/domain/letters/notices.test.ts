import { describe, expect, it } from '@jest/globals';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { firstWords } from '../../support/first-words.ts';
import { regulationFrom, steps, tell } from '../../support/story.ts';
import { mailOf, viewOf } from '../../support/views.ts';

describe('a notice tells what happened and who wants it told', () => {
	it.each([
		[
			'anapa',
			'threat-1',
			'security',
			'В сообщении угроза, предложено не отвечать, внутренний порядок к п. 2.15',
			'Регламент этого не требует',
		],
		[
			'kislovodsk',
			'not-processed-1',
			'curator',
			'ответ не даётся, внутренний порядок к п. 15',
			'Регламент этого не требует',
		],
		['plastunovskaya', 'high-importance-1', 'deputy', 'повышенной важности, п. 24', 'Регламент требует'],
	] as const)('%s: the notice %s to the %s (G-18 asks for what no text does)', async (town, notice, to, title, why) => {
		const regulation = await regulationFrom(`regulations/${town}.yaml`);
		const { case: received } = tell([steps.receive], regulation);
		const mail = renderMail({ ...mailOf(viewOf(received), { template: 'notice', to, notice }), regulation });
		expect(firstWords(mail)).toContain(title);
		expect(mail.text.replaceAll('\u00a0', ' ')).toContain(why);
	});
});
