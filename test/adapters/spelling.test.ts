import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { wordsToLookUp } from '../../domain/preflight/spelling.ts';
import { loadDictionary } from '../../functions/adapters/hunspell-dictionary.ts';
import { invocation, lambdaSpelling, roleIn } from '../../functions/adapters/lambda-spelling.ts';
import { checkSpelling } from '../../functions/check-spelling/handle.ts';
import { root } from '../support/checkout.ts';

const dictionary = await loadDictionary(join(root, 'node_modules/dictionary-ru'));
const now = Date.UTC(2026, 10, 29, 9, 5, 7);
const role = {
	region: 'ru-central-1',
	accessKeyId: 'AKIDEXAMPLE',
	secretAccessKey: 'secret',
	sessionToken: null,
	endpoint: null,
};
const log = { info: () => {}, warn: () => {}, error: () => {} };
const deps = { dictionary, elapsed: () => 0, log };
const found = (text: string) => checkSpelling(deps, wordsToLookUp(text)).misspelt;

describe('the dictionary (Plastunovskaya 14.5)', () => {
	it.each([
		['Здраствуйте! Тратуар отремантируют.', ['здраствуйте', 'тратуар', 'отремантируют']],
		['Мы расмотрели обрашение и напровили бригаду.', ['расмотрели', 'обрашение', 'напровили']],
		['Агенство учавствует в конкурсе.', ['агенство', 'учавствует']],
		['В следущий раз дорогу покроют асвальтом.', ['следущий', 'асвальтом']],
	])('finds what is wrong in %j', (text, words) => {
		expect(found(text)).toEqual(words);
	});

	it.each([
		'Здравствуйте! Яму на улице Ленина заделают до пятницы. Подрядчик выполнит ямочный ремонт асфальтобетонного покрытия, отсыпку щебнем и грейдирование.',
		'Контейнерная площадка очищена, несанкционированная свалка ликвидирована, мусоровывозящая организация предупреждена.',
		'Отопление восстановлено после устранения порыва теплотрассы. Перебои с водоснабжением связаны с заменой задвижки.',
		'Ливневая канализация прочищена, подтопление устранено, с подтоплениями борются. Откачка воды продолжается.',
		'Кронирование деревьев и обрезка аварийных тополей запланированы на март. Опиловка, покос травы, дератизация.',
		'Светофор настроят, разметку нанесут, остановочный павильон отремонтируют, автобус поедет по расписанию.',
		'Снегоуборочная техника, противогололёдные материалы, пескосоляная смесь, посыпка. Ещё и тротуары почистят.',
		'Софинансирование, соцконтракт, маткапитал, догазификация, эвакуатор, шлагбаум, воркаут, онлайн-запись.',
		'В ст. Пластуновской, г. Анапе и п. Виноградном перекрыли воду: см. https://vk.com/wall-1, тел. 8-800-100-00-00.',
	])('leaves alone what an office rightly writes: %j', (text) => {
		expect(found(text)).toEqual([]);
	});

	it('looks for what was meant in its time and for its first words alone', () => {
		let now = 0;
		let sought = 0;
		const slow = {
			knows: () => false,
			near: (word: string) => {
				now += 400;
				sought += 1;
				return [word];
			},
		};
		const words = Array.from({ length: 50 }, (_, index) => `слово${index}`);
		checkSpelling({ dictionary: slow, elapsed: () => now, log }, words);
		expect(sought).toBe(3);
		sought = 0;
		checkSpelling({ dictionary: slow, elapsed: () => 0, log }, words);
		expect(sought).toBe(8);
	});

	it('is null where it is not to be had: nothing hangs on it', async () => {
		const nowhere = { ...role, endpoint: 'http://127.0.0.1:1' };
		expect(await lambdaSpelling(nowhere, 'nobody', 1_000, () => now).misspeltAmong(['слово'])).toBeNull();
	});

	it.each([
		[200, {}, '{"misspelt":["слово"]}', ['слово']],
		[200, { 'x-amz-function-error': 'Unhandled' }, '{"errorMessage":"no"}', null],
		[429, {}, '{}', null],
		[200, {}, 'no json', null],
	])('is asked once: %i %j %s is %j', async (status, headers, body, answer) => {
		const asked: string[] = [];
		const server = createServer((request, response) => {
			asked.push(`${request.method} ${request.url}`);
			response.writeHead(status, headers).end(body);
		});
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
		const { port } = server.address() as AddressInfo;
		const endpoint = `http://127.0.0.1:${port}`;
		expect(
			await lambdaSpelling({ ...role, endpoint }, 'otklik-spelling', 5_000, () => now).misspeltAmong(['слово']),
		).toEqual(answer);
		expect(asked).toEqual(['POST /2015-03-31/functions/otklik-spelling/invocations']);
		await new Promise((closed) => server.close(closed));
	});

	// Signed by @smithy/signature-v4 5.7.5 for the same moment, role and body.
	it.each([
		[null, '1a9694a9e017be0b380bcc9f8b119b91d3e00074ad95e6c522289a41248e9b57'],
		['token', 'abc2b14af3ecfdabf5855921b9562a37788a9465311b734f5ebee75bae54fd2b'],
	])('its call is signed as the SDK signs its own (session %s)', (sessionToken, signature) => {
		const body = JSON.stringify({ words: ['тратуар'] });
		const { headers } = invocation({ ...role, sessionToken }, 'otklik-spelling', body, now);
		expect(headers.authorization).toContain(`Signature=${signature}`);
	});

	it('a role is what a Lambda is given', () => {
		expect(() => roleIn({})).toThrow('there is none');
		expect(roleIn({ AWS_REGION: 'r', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 's' })).toEqual({
			region: 'r',
			accessKeyId: 'a',
			secretAccessKey: 's',
			sessionToken: null,
			endpoint: null,
		});
	});
});
