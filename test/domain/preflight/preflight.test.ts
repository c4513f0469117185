import { describe, expect, it } from '@jest/globals';
import { foldedAbbreviations } from '../../../domain/preflight/abbreviations.ts';
import { citedActs } from '../../../domain/preflight/acts.ts';
import { daysIn, tellsTime } from '../../../domain/preflight/dates.ts';
import { type PreflightContext, preflight } from '../../../domain/preflight/preflight.ts';
import { questionsIn, unansweredQuestions } from '../../../domain/preflight/questions.ts';
import { misspelt, wordsToLookUp } from '../../../domain/preflight/spelling.ts';
import { greets, styleFindings } from '../../../domain/preflight/style.ts';

const context: PreflightContext = {
	answer: 'final',
	network: 'vk',
	message: 'Когда заделают яму на улице Ленина?',
	photoRequired: false,
	promised: null,
	promisedTooLate: false,
	misspelt: [],
};
const found = (text: string, changed: Partial<PreflightContext> = {}) =>
	preflight(text, { ...context, ...changed }).map(({ is }) => is);

describe('answers as they should be are advised of nothing', () => {
	it.each([
		'Здравствуйте! Яму на улице Ленина заделают до 5 декабря.',
		'Добрый день, Анна! Бригада уже работает, движение откроем вечером 3 декабря.',
		'Уважаемая Анна! Спасибо, что написали. Яму заделали 28 ноября, фото ниже.',
		'Анна, здравствуйте!\n\nЯма на нашей дороге. Заделаем её до конца недели и пришлём фото.',
		'Здравствуйте! По Федеральному закону № 131-ФЗ эта дорога наша. Её отремонтируют в декабре.',
		'Здравствуйте! Дом обслуживает управляющая компания (УК «Уют»). Ремонт начнут в понедельник.',
		'Доброе утро! 🙂 Яму засыпали, через неделю положат асфальт.',
	])('%s', (text) => {
		expect(found(text)).toEqual([]);
	});
});

describe('a greeting (Plastunovskaya 14.4)', () => {
	it.each([
		['Здравствуйте, Анна', true],
		['ЗДРАВСТВУЙТЕ!', true],
		['— Добрый вечер.', true],
		['Анна Ивановна, добрый день!', true],
		['Доброго времени суток!', true],
		['Приветствуем вас!', true],
		['Уважаемые жители посёлка!', true],
		['Яму заделают. Здравствуйте.', true],
		['Яму на улице Ленина заделают завтра. Здравствуйте.', false],
		['Добрались до вашей ямы.', false],
		['', false],
		['Доброе дело сделано.', false],
	])('%j', (text, expected) => {
		expect(greets(text)).toBe(expected);
	});
});

describe('acts that are cited (Plastunovskaya 20)', () => {
	it.each([
		['Законы № 131-ФЗ, № 59-ФЗ и постановление № 273', ['131-ФЗ', '59-ФЗ', '273']],
		['131-ФЗ, ещё раз 131-ФЗ и № 131-ФЗ', ['131-ФЗ']],
		['Жилищный кодекс РФ и Жилищного кодекса', ['жилищн кодекс']],
		['Жилищный кодекс РФ (№ 188-ФЗ)', ['188-ФЗ']],
		['Дом № 5, школа №7', []],
		['Постановление от 04.09.2023 № 273 и решение Думы № 12', ['273', '12']],
		['Решение по дому № 5', []],
		['Всё по закону', []],
	])('%j', (text, cited) => {
		expect(citedActs(text)).toEqual(cited);
	});

	it('two are none too many, three are', () => {
		expect(styleFindings('По № 131-ФЗ и № 59-ФЗ.')).toEqual([]);
		expect(styleFindings('По № 131-ФЗ, № 59-ФЗ и Земельному кодексу.')).toEqual([{ is: 'acts', cited: 3 }]);
	});

	it('houses, schools and plots bear numbers, and are no acts', () => {
		expect(styleFindings('Дома № 5, № 7 и № 9, школа № 3 и участок № 12.')).toEqual([]);
	});
});

describe('officialese (Plastunovskaya 20)', () => {
	it.each([
		['Во исполнение поручения яма заделана надлежащим образом.', ['во исполнение', 'надлежащим образом']],
		['Вышеуказанная яма\nосуществляется ремонт', ['вышеуказанная', 'осуществляется ремонт']],
		['В связи с вышеизложенным сообщаем следующее:', ['вышеизложенным', 'сообщаем следующее']],
		['Ремонтируем. В субботу проводится мероприятие ко Дню города.', []],
		['Контракт исполнен, дорога отремонтирована, порядок наведён.', []],
		['Осуществить мечту', []],
	])('%j', (text, turns) => {
		expect(styleFindings(text).flatMap((one) => (one.is === 'officialese' ? one.turns : []))).toEqual(turns);
	});
});

describe('abbreviations that are not unfolded (Perm 3.7.4)', () => {
	it.each([
		['МКД обслуживает УК.', ['МКД', 'УК']],
		['Многоквартирный дом (МКД) обслуживает управляющая компания, то есть УК.', []],
		['МБУ «Благоустройство» (муниципальное учреждение) убирает двор.', ['МБУ']],
		['МБУ (муниципальное бюджетное учреждение) убирает двор.', []],
		['Твёрдые коммунальные отходы вывезут: ТКО не копятся.', []],
		['Составим проектно-сметную документацию. ПСД готова.', []],
		['ЖКХ, МЧС, ГИБДД, МФЦ и РФ знают все.', []],
		['Закон № 131-ФЗ', []],
		['НЕ СОРИТЬ! ВСЕМ жителям ВАЖНО знать', []],
		['ул. К. Маркса, д. 5А', []],
		['ЕДДС', ['ЕДДС']],
		['Единая дежурно-диспетчерская служба (ЕДДС) и снова ЕДДС', []],
	])('%j', (text, names) => {
		expect(foldedAbbreviations(text)).toEqual(names);
	});
});

describe('questions without an answer (Plastunovskaya 14.1, Perm 3.7.3, Anapa 2.14, Kislovodsk 16)', () => {
	const three =
		'Во дворе яма. Когда её заделают? Почему не убирают мусор? Куда звонить по свету? Сколько можно терпеть?!';

	it('are the sentences with a question mark, rhetoric left out', () => {
		expect(questionsIn(three)).toEqual(['Когда её заделают?', 'Почему не убирают мусор?', 'Куда звонить по свету?']);
		expect(questionsIn('Яма. Всё.')).toEqual([]);
		expect(questionsIn('??? Да? И это нормально?')).toEqual([]);
		expect(questionsIn('когда сделают дорогу')).toEqual([]);
	});

	it.each([
		['Яму заделают до 5 декабря. Мусор не вывозили, потому что сломалась машина. По свету звоните 5-12-30.', []],
		['1. Яму заделают.\n2. Мусор уберут.\n3. Свет починят.', []],
		['Яму заделают. Мусор уберут.', [1, 3]],
		['Заделаем 3 декабря.', [2, 3]],
		['Срок ремонта пока не назначен. Мусор вывезен. Обратитесь в диспетчерскую.', []],
	])('%j', (text, open) => {
		expect(unansweredQuestions(questionsIn(three), text).map(({ number }) => number)).toEqual(open);
	});

	it.each([
		['Будет ли освещение на улице Крымской?', 'Фонари на Крымской поставят весной.', 0],
		['Есть ли у вас совесть?', 'Здравствуйте!', 0],
		['Планируется ли строительство школы?', 'Здравствуйте! Ямы заделаны.', 1],
		['Планируется ли строительство школы?', 'Здравствуйте! Школу начнут строить в 2027 году.', 0],
		['Когда включат отопление в детском саду?', 'Отопление включено.', 0],
		['Когда включат отопление в детском саду?', 'Отоплением занимается теплосеть.', 1],
	])('%j: %j', (message, text, open) => {
		expect(unansweredQuestions(questionsIn(message), text)).toHaveLength(open);
	});

	it('are not looked for where the message is kept elsewhere (G-20), nor in an interim answer or a question', () => {
		expect(found('Здравствуйте! Мы получили вопрос.')).toEqual(['questions']);
		expect(found('Здравствуйте! Мы получили вопрос.', { message: null })).toEqual([]);
		expect(found('Здравствуйте! Ответим 5 декабря.', { answer: 'interim' })).toEqual([]);
		expect(found('Здравствуйте! О какой улице речь?', { answer: 'question' })).toEqual([]);
	});
});

describe('a time', () => {
	it.each([
		['до 5 декабря', true],
		['05.12.2026', true],
		['2026-12-05', true],
		['до конца недели', true],
		['в течение трёх дней', true],
		['через 10 рабочих дней', true],
		['в пятницу', true],
		['весной', true],
		['в марте', true],
		['в ближайшее время', false],
		['по закону № 131-ФЗ', false],
		['пять литров, мало', false],
		['маляры красят', false],
	])('%j is told: %s', (text, told) => {
		expect(tellsTime(text)).toBe(told);
	});

	it('days are read in words, in figures and as ISO writes them', () => {
		expect(daysIn('5 мая, 8-го марта, 1.12, 03.12.2026 и 2026-11-30; 45 мая, 10.30')).toEqual([
			{ day: 5, month: 5 },
			{ day: 8, month: 3 },
			{ day: 1, month: 12 },
			{ day: 3, month: 12 },
			{ day: 30, month: 11 },
		]);
	});
});

describe('an interim answer (Anapa 2.9, Perm 3.6, G-38)', () => {
	const interim = { answer: 'interim', promised: { day: 5, month: 12 } } as const;

	it.each([
		['Здравствуйте! Ответим позже.', ['date']],
		['Здравствуйте! По закону № 131-ФЗ ответим позже.', ['date']],
		['Здравствуйте! Ответим до 5 декабря.', []],
		['Здравствуйте! Осмотрели 28.11, ответим 05.12.2026.', []],
		['Здравствуйте! Ответим до 7 декабря.', ['date']],
		['Здравствуйте! Ответим до конца следующей недели.', []],
	])('%j', (text, kinds) => {
		expect(found(text, interim)).toEqual(kinds);
	});

	it('that promises too late is told of', () => {
		expect(found('Здравствуйте! Ответим 5 декабря.', { ...interim, promisedTooLate: true })).toEqual(['promise']);
	});
});

describe('a photo that belongs to the answer (Perm 3.4, Plastunovskaya 20)', () => {
	it('is missed where the text says nothing of one', () => {
		expect(found('Здравствуйте! Яму уже заделали.', { photoRequired: true })).toEqual(['photo']);
		expect(found('Здравствуйте! Яму уже заделали, фото ниже.', { photoRequired: true })).toEqual([]);
		expect(found('Здравствуйте! Какая улица?', { photoRequired: true, answer: 'question' })).toEqual([]);
	});
});

describe('spelling (Plastunovskaya 14.5)', () => {
	it('names, abbreviations, addresses, figures and what is near a hyphen are not looked up', () => {
		const text =
			'Здраствуйте, Анна! Тротуар на улице Ленина (МКД-12) сделают в срок: https://vk.com/wall-1 mail@anapa.ru д.5 кто-нибудь 12кв пос.';
		expect(wordsToLookUp(text)).toEqual(['здраствуйте', 'тротуар', 'улице', 'сделают', 'срок']);
	});

	it('a word near one of the dictionary is pointed out, unless it is likely one of its forms', () => {
		expect(
			misspelt([
				{ word: 'здраствуйте', suggestions: ['здравствуйте'] },
				{ word: 'тратуар', suggestions: ['тротуар'] },
				{ word: 'подтоплениями', suggestions: ['подтоплением', 'подтопления'] },
				{ word: 'вдольбереговой', suggestions: [] },
				{ word: 'щебенка', suggestions: ['щебёнка'] },
				{ word: 'геоданными', suggestions: ['гео данными'] },
			]),
		).toEqual(['здраствуйте', 'тратуар']);
	});
});

it('a text is measured by what its network takes', () => {
	const long = `Здравствуйте! До 5 декабря. ${'слово '.repeat(700)}`;
	expect(found(long)).toEqual(['length']);
	expect(found(long, { network: 'max' })).toEqual([]);
});
